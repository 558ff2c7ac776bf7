package dev.howl.model.link;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.Operation.Reply;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operation objects with their traits, tied to channels and to the channels' own messages. */
final class OperationLinker {
    private final References references;
    private final Traits traits;
    private final SecurityLinker security;
    private final ChannelLinker channels;
    private final SourceNodes origins;
    private final Diagnostics diagnostics;

    OperationLinker(
            References references,
            Traits traits,
            SecurityLinker security,
            ChannelLinker channels,
            SourceNodes origins,
            Diagnostics diagnostics) {
        this.references = references;
        this.traits = traits;
        this.security = security;
        this.channels = channels;
        this.origins = origins;
        this.diagnostics = diagnostics;
    }

    List<Operation> link(Mapping document) {
        List<Operation> linked = new ArrayList<>();
        if (document.child("operations") instanceof Mapping written) {
            written.forEach((id, entry) -> {
                Operation operation =
                        references.follow(entry) instanceof Mapping object ? operation(id, entry, object) : null;
                if (operation != null) {
                    linked.add(operation);
                }
            });
        }
        return linked;
    }

    private @Nullable Operation operation(String id, Node entry, Mapping written) {
        Mapping object = traits.apply(written);
        String who = "operation '" + id + "'";
        Channel channel = channel(who, object.child("channel"));
        if (channel == null) {
            return null;
        }
        Operation operation = new Operation(
                        id,
                        "send".equals(object.text("action")) ? Action.SEND : Action.RECEIVE,
                        channel,
                        object.text("title"),
                        object.text("summary"),
                        object.text("description"),
                        messages(who, object, channel),
                        reply(id, object.child("reply"), channel),
                        Tags.names(references, object.child("tags")),
                        object.flag("x-howl-planned"),
                        object.text("x-howl-method"),
                        object.text("x-howl-scope"),
                        entry.where())
                .with(security.link(object));
        origins.put(operation, object);
        return operation;
    }

    private @Nullable Reply reply(String operation, @Nullable Node written, Channel own) {
        if (written == null || !(references.follow(written) instanceof Mapping object)) {
            return null;
        }
        String who = "the reply of operation '" + operation + "'";
        Node named = object.child("channel");
        Channel channel = named == null ? own : channel(who, named);
        if (channel == null) {
            return null;
        }
        boolean open = named == null && object.child("messages") == null;
        return new Reply(channel, open ? List.of() : messages(who, object, channel), object.where());
    }

    private @Nullable Channel channel(String who, @Nullable Node written) {
        if (!(written instanceof Mapping reference) || !References.is(reference)) {
            return null;
        }
        List<Node> chain =
                references.chain(reference, (parent, missing) -> missingChannel(who, reference, parent, missing));
        for (Node step : chain) {
            Channel channel = channels.channelAt(step);
            if (channel != null) {
                return channel;
            }
        }
        if (!chain.isEmpty()) {
            diagnostics.error(
                    reference.location(),
                    who + " refers to '" + reference.text("$ref") + "', which is not a channel of this document; "
                            + NameHints.instead("", channels.channels().keySet()));
        }
        return null;
    }

    private void missingChannel(String who, Mapping reference, Node parent, String missing) {
        if (parent.pointer().equals("/channels")) {
            diagnostics.error(
                    reference.location(),
                    who + " names channel '" + missing + "', which the document does not have; "
                            + NameHints.instead(missing, channels.channels().keySet()));
        } else {
            references.reportMissing(reference, parent, missing);
        }
    }

    private List<Message> messages(String who, Mapping object, Channel channel) {
        if (!(object.child("messages") instanceof Sequence written)) {
            return channel.messages();
        }
        List<Message> linked = new ArrayList<>();
        for (Node item : written.items()) {
            Message message = item instanceof Mapping reference && References.is(reference)
                    ? message(who, reference, channel)
                    : null;
            if (message != null && !linked.contains(message)) {
                linked.add(message);
            }
        }
        return linked;
    }

    private @Nullable Message message(String who, Mapping reference, Channel channel) {
        List<Node> chain = references.chain(
                reference, (parent, missing) -> missingMessage(who, reference, channel, parent, missing));
        for (Node step : chain) {
            Message message = channels.messageAt(channel, step);
            if (message != null) {
                return message;
            }
        }
        if (!chain.isEmpty()) {
            String name = chain.get(chain.size() - 1).step();
            diagnostics.error(
                    reference.location(),
                    who + " names '" + reference.text("$ref") + "', which is not a message of its channel '"
                            + channel.id() + "'; refer to '#/channels/" + channel.id() + "/messages/…': "
                            + has(channel, name));
            return channels.borrow(channel, chain.get(chain.size() - 1));
        }
        return null;
    }

    private void missingMessage(String who, Mapping reference, Channel channel, Node parent, String missing) {
        if (parent.equals(origins.of(channel).child("messages"))) {
            diagnostics.error(
                    reference.location(),
                    who + " names message '" + missing + "', which channel '" + channel.id() + "' does not have; "
                            + has(channel, missing));
        } else {
            references.reportMissing(reference, parent, missing);
        }
    }

    private static String has(Channel channel, String wrong) {
        return NameHints.instead(
                wrong, channel.messages().stream().map(Message::id).toList());
    }
}
