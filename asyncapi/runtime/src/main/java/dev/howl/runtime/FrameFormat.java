package dev.howl.runtime;

import dev.howl.runtime.Alternatives.JsonType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Format of a message's frames: how they are distinguished from other messages, and how they become a message. */
public sealed interface FrameFormat {
    /** A JSON object that has the envelope's discriminator. */
    FrameFormat OBJECT = new JsonObject(true);

    /** Returns the format of a JSON object without the envelope's discriminator. */
    static FrameFormat onlyObject() {
        return new JsonObject(false);
    }

    /**
     * Returns the format of a JSON value that its record holds as a whole and that has no discriminator.
     *
     * @param types the JSON Schema types that it may have; none means any
     */
    static FrameFormat value(String... types) {
        return new JsonValue(Set.of(types), false);
    }

    /** Returns the format of a JSON object that has the discriminator and that its record holds as a whole. */
    static FrameFormat wholeObject() {
        return new JsonValue(Set.of("object"), true);
    }

    /** Returns the format of a frame that is exactly one of these texts. */
    static FrameFormat constant(String... texts) {
        return new Text(Set.of(texts), null, List.of());
    }

    /**
     * Returns the format of text in which a pattern is found.
     *
     * @param regex the regular expression of the contract
     * @param groups the pattern's named groups in order
     * @throws java.util.regex.PatternSyntaxException if the expression is malformed
     */
    static FrameFormat pattern(String regex, String... groups) {
        return new Text(Set.of(), Regex.of(regex), List.of(groups));
    }

    /** Returns the format of any text that matches no other message. */
    static FrameFormat text() {
        return new Text(Set.of(), null, List.of());
    }

    /**
     * Returns the format of a binary frame.
     *
     * @param factory creates the message of the frame's content
     */
    static FrameFormat binary(Function<byte[], ? extends BinaryMessage> factory) {
        return new Binary(factory);
    }

    /**
     * A JSON object.
     *
     * @param hasDiscriminator whether it has the envelope's discriminator
     */
    record JsonObject(boolean hasDiscriminator) implements FrameFormat {}

    /**
     * A JSON value that its record holds as a whole.
     *
     * @param types the JSON Schema types that it may have; empty means any
     * @param hasDiscriminator whether it has the envelope's discriminator
     */
    record JsonValue(Set<String> types, boolean hasDiscriminator) implements FrameFormat {
        public JsonValue {
            types = Set.copyOf(types);
        }

        /** Returns {@code true} if the value has one of the types. */
        boolean allows(JsonNode value) {
            JsonType own = JsonKinds.of(value);
            return types.isEmpty()
                    || types.contains(own.name().toLowerCase(Locale.ROOT))
                    || (own == JsonType.INTEGER && types.contains("number"));
        }
    }

    /**
     * Bytes in a binary frame, of which the runtime knows nothing else.
     *
     * @param factory creates the message of the frame's content
     */
    record Binary(Function<byte[], ? extends BinaryMessage> factory) implements FrameFormat {}

    /**
     * Text that is not JSON.
     *
     * @param constants the texts that it may be; empty if it is not constant
     * @param pattern the pattern that is found in it; {@code null} if it is constant or free
     * @param groups the named groups of the pattern
     */
    record Text(Set<String> constants, @Nullable Regex pattern, List<String> groups) implements FrameFormat {
        public Text {
            constants = Set.copyOf(constants);
            groups = List.copyOf(groups);
        }

        /** Returns {@code true} if any text fits that is no other message. */
        boolean isFree() {
            return constants.isEmpty() && pattern == null;
        }

        /**
         * Returns the input for the record of a text: its named groups and the text itself.
         *
         * @return {@code null} if the pattern is not found in the text
         * @throws Regex.TooSlowException if the pattern takes too long on the text
         */
        @Nullable
        ObjectNode parts(String text) {
            ObjectNode parts = JsonNodeFactory.instance.objectNode();
            if (pattern != null) {
                Optional<Regex.Match> found = pattern.find(text);
                if (found.isEmpty()) {
                    return null;
                }
                for (String group : groups) {
                    String part = found.get().group(group);
                    if (part != null) {
                        parts.put(group, part);
                    }
                }
            }
            return parts.put(TextMessage.TEXT, text);
        }
    }
}
