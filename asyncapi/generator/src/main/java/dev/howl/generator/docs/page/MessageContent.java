package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.schema.PropertyTable;
import dev.howl.generator.docs.schema.TextFrame;
import dev.howl.model.Message;
import dev.howl.model.TextPayload;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.util.Set;

/** The content of a message's frames, and of its headers. */
final class MessageContent {
    private final PageScope scope;
    private final String anchors;

    /** @param anchors what the anchors of properties begin with */
    MessageContent(PageScope scope, String anchors) {
        this.scope = scope;
        this.anchors = anchors;
    }

    Html frame(Message message) {
        Schema text = TextPayload.of(message);
        if (text != null) {
            return TextFrame.describe(text, scope.types());
        }
        Schema payload = message.payload();
        if (message.isJson()) {
            return payload == null
                    ? Html.element("p", "The contract leaves the payload open.")
                    : properties(payload, message);
        }
        String kind = message.isText()
                ? "The frame is text, not JSON: any that fits no other message."
                : "The frame is binary. Its bytes are passed on as they are.";
        if (payload == null || !isStructured(Shape.of(payload))) {
            return Html.element("p", kind);
        }
        return Html.all(
                Html.element("p", kind),
                Html.element("p", "The contract also describes what its content stands for:"),
                properties(payload, message));
    }

    /** Returns {@code true} if a value is more than a text or anything at all. */
    private static boolean isStructured(Shape payload) {
        return !(Type.of(payload) instanceof Type.Any) && !payload.types().equals(Set.of(Schema.Type.STRING));
    }

    private Html properties(Schema payload, Message message) {
        SchemaPage.usesParts(scope, payload);
        Html name = payload.name() == null
                ? Html.NOTHING
                : Html.element("p", Html.text("Schema: "), scope.links().schema(payload), Html.text("."));
        return Html.all(
                name,
                PropertyTable.of(payload, scope.types(), Section.LEVEL, "Properties of " + message.id(), anchors));
    }

    /** Returns the headers that the contract describes, and that a peer on another transport would see. */
    Html headers(Message message) {
        if (message.headers() == null) {
            return Html.NOTHING;
        }
        return Html.all(
                Html.element("p", "The contract also describes headers; frames of a WebSocket carry none."),
                PropertyTable.of(
                        message.headers(), scope.types(), Section.LEVEL, "Headers of " + message.id(), "header"));
    }
}
