package dev.howl.diff.compare;

import dev.howl.diff.rule.MessageRule;
import dev.howl.model.ContentType;
import dev.howl.model.Message;
import dev.howl.model.TextPayload;
import dev.howl.model.link.SchemaFormats;
import dev.howl.model.schema.Schema;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Changes of what the frames of a message hold: content type, and the format of the schema. */
final class ContentComparison {
    private final Both both;
    private final Message before;
    private final Message after;
    private final @Nullable Place was;
    private final @Nullable Place is;

    ContentComparison(Both both, Message before, Message after, @Nullable Place was, @Nullable Place is) {
        this.both = both;
        this.before = before;
        this.after = after;
        this.was = was;
        this.is = is;
    }

    static ContentType.Kind kind(Message message) {
        return ContentType.of(message.contentType()).kind();
    }

    /** Returns the schema of the frames, as validation has it. */
    static @Nullable Schema schema(Message message) {
        return message.isJson() ? message.payload() : TextPayload.of(message);
    }

    void compare() {
        String who = "message '" + after.id() + "': ";
        String old = type(before);
        String now = type(after);
        if (!old.equals(now)) {
            boolean bothJson = before.isJson() && after.isJson();
            both.report(
                    bothJson ? MessageRule.CONTENT_TYPE_RENAMED : MessageRule.CONTENT_TYPE_CHANGED,
                    field(true, before, was, "contentType"),
                    field(false, after, is, "contentType"),
                    who + "content type '" + old + "' before, '" + now + "' now");
        }
        formats(who);
    }

    /** Names without case and parameters: WebSocket text is always UTF-8. */
    private static String type(Message message) {
        return message.contentType()
                .toLowerCase(Locale.ROOT)
                .replaceFirst(";.*", "")
                .strip();
    }

    private void formats(String who) {
        Node old = payload(true, before);
        Node now = payload(false, after);
        String format = format(true, before, old);
        String other = format(false, after, now);
        if (!isOpaque(format) && !isOpaque(other)) {
            return;
        }
        if (!Objects.equals(format, other)) {
            both.report(
                    MessageRule.SCHEMA_FORMAT_CHANGED,
                    field(true, before, was, "payload"),
                    field(false, after, is, "payload"),
                    who + "schema format " + format + " before, " + other + " now");
        } else if (!json(old).equals(json(now))) {
            both.report(
                    MessageRule.OPAQUE_SCHEMA_CHANGED,
                    field(true, before, was, "payload"),
                    field(false, after, is, "payload"),
                    who + "its schema in the format " + format + " changed");
        }
    }

    private static JsonNode json(@Nullable Node node) {
        return node == null ? NullNode.instance : node.json();
    }

    private @Nullable Node payload(boolean isOld, Message message) {
        Node written = both.document(isOld).linked().origins().of(message).child("payload");
        return written == null
                ? null
                : both.document(isOld).linked().references().follow(written);
    }

    /** In 2.x the format stands beside the payload, in 3.x within it. */
    private @Nullable String format(boolean isOld, Message message, @Nullable Node payload) {
        String inside = payload instanceof Mapping mapping ? mapping.text("schemaFormat") : null;
        return inside == null
                ? both.document(isOld).linked().origins().of(message).text("schemaFormat")
                : inside;
    }

    private static boolean isOpaque(@Nullable String format) {
        return format != null && !SchemaFormats.areRead(format);
    }

    private @Nullable Place field(boolean isOld, Message message, @Nullable Place place, String key) {
        return place == null
                ? null
                : place.field(both.document(isOld).linked().origins().of(message), key);
    }
}
