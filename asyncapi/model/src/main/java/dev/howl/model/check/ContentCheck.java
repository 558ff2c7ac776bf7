package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.ContentType;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.TextPayload;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Bounds;
import dev.howl.model.schema.Schema.Keywords;
import java.util.List;
import java.util.Set;

/** Content types: frames hold UTF-8 text or bytes, and nothing tells the bytes of one message from those of another. */
final class ContentCheck {
    private final LinkedContract linked;
    private final Diagnostics diagnostics;

    private ContentCheck(LinkedContract linked, Diagnostics diagnostics) {
        this.linked = linked;
        this.diagnostics = diagnostics;
    }

    static void check(LinkedContract linked, Diagnostics diagnostics) {
        ContentCheck check = new ContentCheck(linked, diagnostics);
        for (Channel channel : linked.contract().channels()) {
            channel.messages().forEach(check::message);
            check.direction(channel, Directions.toServer(linked.contract(), channel), "clients send");
            check.direction(channel, Directions.toClient(linked.contract(), channel), "the server sends");
        }
    }

    private void message(Message message) {
        ContentType type = ContentType.of(message.contentType());
        if (message.isBinary()) {
            binary(message);
            return;
        }
        if (!type.isUtf8()) {
            diagnostics.warning(
                    message.location(),
                    "message '" + message.id() + "' has charset '" + type.charset()
                            + "', which is ignored; text of a WebSocket is UTF-8 (RFC 6455, section 5.6)");
        }
        Schema payload = message.payload();
        if (payload != null && isDescribed(payload) && message.isText() && TextPayload.of(message) == null) {
            diagnostics.warning(
                    payload.location(),
                    "the payload of message '" + message.id() + "' (" + message.contentType()
                            + ") does not describe a string, so receivers get the text as it is, and it is not checked;"
                            + " write type: string, or use a JSON content type");
        }
    }

    private void binary(Message message) {
        Schema payload = message.payload();
        boolean isIgnored = payload == null
                ? Payloads.isUnknown(linked, message)
                : isDescribed(payload) && !isPlainString(payload.keywords());
        if (isIgnored) {
            diagnostics.warning(
                    payload == null ? message.location() : payload.location(),
                    "frames of message '" + message.id() + "' are binary (" + message.contentType()
                            + "): their bytes are neither decoded nor checked against the payload's schema");
        }
        String role = message.role();
        if (role != null && Roles.exists(role)) {
            diagnostics.error(
                    message.location(),
                    "message '" + message.id() + "' has role '" + role
                            + "', which needs properties, but a binary frame has none; make it a JSON object");
        }
    }

    private static boolean isDescribed(Schema payload) {
        return !payload.keywords().json().isEmpty() || isUnread(payload);
    }

    /** Returns whether a schema is in a format that is not read, such as Avro. */
    private static boolean isUnread(Schema payload) {
        return !payload.keywords().unsupported().isEmpty();
    }

    /** Returns whether a schema says nothing but that there are bytes, which JSON Schema calls a string. */
    private static boolean isPlainString(Keywords keywords) {
        return keywords.types().equals(Set.of(Schema.Type.STRING))
                && keywords.bounds().equals(Bounds.NONE)
                && keywords.unsupported().isEmpty()
                && keywords.enumValues().isEmpty()
                && keywords.constant() == null
                && keywords.subschemas().isEmpty();
    }

    private void direction(Channel channel, List<Message> messages, String who) {
        List<Message> binary = messages.stream().filter(Message::isBinary).toList();
        binary.stream()
                .skip(1)
                .forEach(message -> diagnostics.warning(
                        message.location(),
                        "binary messages '" + binary.get(0).id() + "' and '" + message.id() + "', which " + who
                                + " in channel '" + channel.id() + "', cannot be distinguished: every binary frame is"
                                + " received as '" + binary.get(0).id() + "', the first of them"));
    }
}
