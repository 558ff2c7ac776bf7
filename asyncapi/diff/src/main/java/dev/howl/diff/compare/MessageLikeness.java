package dev.howl.diff.compare;

import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.TextPayload;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The assignment of messages of one document to those of the other: frames have marks, and not the ids of messages. */
final class MessageLikeness {
    private MessageLikeness() {}

    /** Returns the message that has the same marks as one that is gone; {@code null} if there is none. */
    static @Nullable Message renamed(Message gone, List<Message> left) {
        Map<String, JsonNode> marks = marks(gone);
        return left.stream()
                .filter(message -> message.contentType().equals(gone.contentType()))
                .filter(message -> marks.isEmpty()
                        ? gone.payload() != null && isSamePart(gone, message)
                        : marks.equals(marks(message)))
                .findFirst()
                .orElse(null);
    }

    /** Two messages without marks are one if they have a schema of the same name, or a text constant in common. */
    private static boolean isSamePart(Message gone, Message other) {
        Schema before = gone.payload();
        Schema after = other.payload();
        return before != null && after != null && before.name() != null && Objects.equals(before.name(), after.name());
    }

    private static Map<String, JsonNode> marks(Message message) {
        JsonNode text = constant(message);
        Map<String, JsonNode> marks = text == null ? Directions.constants(message) : Map.of("", text);
        return marks.isEmpty() && message.payload() != null ? inside(Shape.of(message.payload())) : marks;
    }

    /** Returns the constants within the required objects of a frame, such as an envelope. */
    private static Map<String, JsonNode> inside(Shape frame) {
        Map<String, JsonNode> marks = new HashMap<>();
        frame.members().forEach((outer, object) -> {
            if (object.isRequired() && object.shape().types().equals(Set.of(Schema.Type.OBJECT))) {
                object.shape().members().forEach((name, member) -> {
                    if (member.isRequired() && member.constant() != null) {
                        marks.put(outer + "/" + name, member.constant());
                    }
                });
            }
        });
        return marks;
    }

    /** Returns whether the constants of two texts differ. */
    static boolean haveOtherTexts(Message one, Message other) {
        JsonNode some = constant(one);
        JsonNode others = constant(other);
        return some != null && others != null && !some.equals(others);
    }

    private static @Nullable JsonNode constant(Message message) {
        Schema payload = TextPayload.of(message);
        List<AllowedValue> values = payload == null ? null : Shape.of(payload).values();
        return values != null && values.size() == 1 ? values.get(0).json() : null;
    }

    /** Returns what its class is named after. */
    static String className(Message message) {
        return message.javaName() == null ? message.id() : message.javaName();
    }

    /** Returns whether two messages have the same class: case and separators come from the generator. */
    static boolean haveSameClass(Message one, Message other) {
        return plain(className(one)).equals(plain(className(other)));
    }

    private static String plain(String name) {
        String letters = name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        return letters.isEmpty() ? name : letters;
    }
}
