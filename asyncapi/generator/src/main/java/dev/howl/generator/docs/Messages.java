package dev.howl.generator.docs;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.Message.Example;
import dev.howl.model.TextPayload;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Describes each message of a channel once, where it is first asked for. */
final class Messages {
    private final Scope scope;
    private final Set<String> described = new HashSet<>();

    Messages(Scope scope) {
        this.scope = scope;
    }

    /** Returns the messages of the channel that are not described on the page yet. */
    Html describe(Channel owner, List<Message> messages, int level) {
        if (!owner.id().equals(scope.channel().id())) {
            return Html.NOTHING;
        }
        return Html.all(messages.stream()
                .filter(message -> described.add(message.id()))
                .map(message -> card(message, level))
                .toList());
    }

    /** Messages of the channel that no operation names. */
    List<Message> rest() {
        return scope.channel().messages().stream()
                .filter(message -> !described.contains(message.id()))
                .toList();
    }

    private Html card(Message message, int level) {
        List<Html> parts = new ArrayList<>();
        parts.add(Section.heading(level, Html.text("Message "), Html.code(message.id())));
        parts.add(Section.subtitle(message.id(), message.title()));
        parts.add(Markdown.render(message.summary(), level));
        parts.add(Markdown.render(message.description(), level));
        parts.add(facts(message));
        parts.add(NoteFacts.of(scope.contract().annotations().of(message.location())));
        parts.add(frame(message, level));
        parts.add(headers(message, level));
        boolean first = true;
        for (Example example : message.examples()) {
            parts.add(example(message, example, first));
            first = false;
        }
        return Html.element("article", parts)
                .id(scope.anchor(scope.channel(), message))
                .css("message");
    }

    private Html frame(Message message, int level) {
        Schema text = TextPayload.of(message);
        if (text != null) {
            return TextFrame.describe(text, scope.types());
        }
        Schema payload = message.payload();
        if (message.isJson()) {
            return payload == null
                    ? Html.element("p", "The contract leaves the payload open.")
                    : properties(payload, message, level);
        }
        String kind = message.isText()
                ? "The frame is text, not JSON: any that is no other message."
                : "The frame is binary. Its bytes are passed on as they are.";
        if (payload == null || !isStructured(Shape.of(payload))) {
            return Html.element("p", kind);
        }
        return Html.all(
                Html.element("p", kind),
                Html.element("p", "The contract also describes what its content stands for:"),
                properties(payload, message, level));
    }

    /** Returns {@code true} if a value is more than a text or anything at all. */
    private static boolean isStructured(Shape payload) {
        return !(Type.of(payload) instanceof Type.Any) && !payload.types().equals(Set.of(Schema.Type.STRING));
    }

    private Html properties(Schema payload, Message message, int level) {
        return PropertyTable.of(payload, scope.types(), level, "Properties of " + message.id());
    }

    /** Headers that the contract describes, and that a peer on another transport would see. */
    private Html headers(Message message, int level) {
        if (message.headers() == null) {
            return Html.NOTHING;
        }
        return Html.all(
                Html.element("p", "The contract also describes headers; frames of a WebSocket carry none."),
                PropertyTable.of(message.headers(), scope.types(), level, "Headers of " + message.id()));
    }

    private static Html facts(Message message) {
        String name = message.name();
        String type = message.contentType();
        return HtmlTable.facts(
                new HtmlTable.Fact("Name", name == null || name.equals(message.id()) ? Html.NOTHING : Html.code(name)),
                new HtmlTable.Fact("Content type", type.equals("application/json") ? Html.NOTHING : Html.code(type)));
    }

    private static Html example(Message message, Example example, boolean open) {
        if (example.payload() == null && example.headers() == null) {
            return Html.NOTHING;
        }
        String name = example.name() == null || example.name().equals(message.id()) ? "" : ": " + example.name();
        String summary = example.summary() == null ? "" : " (" + example.summary() + ")";
        Html.Element details = Html.element(
                "details",
                Html.element("summary", "Example" + name + summary),
                frame(message, example.payload()),
                headers(example.headers()));
        return open ? details.with("open", "open") : details;
    }

    private static Html frame(Message message, @Nullable JsonNode payload) {
        if (payload == null) {
            return Html.NOTHING;
        }
        return message.isText() ? TextFrame.example(payload) : json(payload);
    }

    private static Html headers(@Nullable JsonNode headers) {
        return headers == null ? Html.NOTHING : Html.all(Html.element("p", "Headers:"), json(headers));
    }

    private static Html json(JsonNode value) {
        return Html.element("pre", Html.code(JsonText.pretty(value))).with("tabindex", "0");
    }
}
