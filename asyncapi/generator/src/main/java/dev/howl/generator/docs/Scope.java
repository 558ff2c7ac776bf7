package dev.howl.generator.docs;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import java.util.Objects;
import java.util.Optional;

/**
 * The context that the sections of one channel share.
 *
 * @param level of their headings
 */
record Scope(Contract contract, Channel channel, Anchors anchors, Types types, int level) {
    /** Returns the anchor of a part that a channel has once. */
    String anchor(String kind) {
        return contract.channels().size() == 1 ? kind : anchors.of(kind, channel.id(), channel.id());
    }

    String anchor(Channel owner, Message message) {
        return anchors.of("message", owner.id(), message.id());
    }

    String anchor(Operation operation) {
        return anchors.of("operation", "", operation.id());
    }

    String anchor(String kind, String id) {
        return anchors.of(kind, channel.id(), id);
    }

    Html link(Channel owner, Message message) {
        return Html.link(anchor(owner, message), Html.code(message.id()));
    }

    /** Returns a message of the channel by id, as a link where it exists. */
    Html messageLink(String id) {
        return channel.messages().stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .map(message -> link(channel, message))
                .orElseGet(() -> Html.code(id));
    }

    /** Returns an operation by id, as a link where it exists. */
    Html operationLink(String id) {
        return contract.operations(channel).stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .map(operation -> (Html) Html.link(anchor(operation), Html.code(id)))
                .orElseGet(() -> Html.code(id));
    }

    /** Returns an error code, as a link where the channel explains it. */
    Html errorLink(String code) {
        return channel.howl().errors().containsKey(code)
                ? Html.link(anchor("error", code), Html.code(code))
                : Html.code(code);
    }

    /** Returns the first message of the channel with an {@code x-howl-role}, as a link. */
    Optional<Html> role(String role) {
        return channel.messages().stream()
                .filter(message -> Objects.equals(message.role(), role))
                .findFirst()
                .map(message -> link(channel, message));
    }
}
