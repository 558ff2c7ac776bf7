package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Html;
import dev.howl.model.Channel;
import java.util.Objects;
import java.util.Optional;

/** The context that the sections of one channel share. */
record Scope(PageScope page, Channel channel) {
    /** Returns a message of the channel by id, as a link where it exists. */
    Html messageLink(String id) {
        return channel.messages().stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .map(page.links()::message)
                .orElseGet(() -> Html.code(id));
    }

    /** Returns the first message of the channel with an {@code x-howl-role}, as a link. */
    Optional<Html> role(String role) {
        return channel.messages().stream()
                .filter(message -> Objects.equals(message.role(), role))
                .findFirst()
                .map(page.links()::message);
    }
}
