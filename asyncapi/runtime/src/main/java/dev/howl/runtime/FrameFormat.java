package dev.howl.runtime;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the frames of a message are: how they are told from those of others, and what their record is made of. */
public sealed interface FrameFormat {
    /** One JSON object, told from others by the envelope's discriminator. */
    FrameFormat OBJECT = new JsonObject(true);

    /** The one JSON object of its direction, in a channel whose discriminator it does not have. */
    static FrameFormat onlyObject() {
        return new JsonObject(false);
    }

    /**
     * One JSON value.
     *
     * @param types the types of JSON Schema that it may have; none for any
     */
    static FrameFormat value(String... types) {
        return new JsonValue(Set.of(types), false);
    }

    /** One JSON object, told from others by the envelope's discriminator, that its record holds as a whole. */
    static FrameFormat wholeObject() {
        return new JsonValue(Set.of("object"), true);
    }

    /** Exactly one of these texts. */
    static FrameFormat constant(String... texts) {
        return new Text(Set.of(texts), null, List.of());
    }

    /**
     * A text in which a pattern is found.
     *
     * @param regex as the contract has it
     * @param groups the pattern's named groups, in its order
     * @throws java.util.regex.PatternSyntaxException where it is no pattern
     */
    static FrameFormat pattern(String regex, String... groups) {
        return new Text(Set.of(), Regex.of(regex), List.of(groups));
    }

    /** Any text that is no other message. */
    static FrameFormat text() {
        return new Text(Set.of(), null, List.of());
    }

    /**
     * One JSON object.
     *
     * @param isTold whether the discriminator tells it
     */
    record JsonObject(boolean isTold) implements FrameFormat {}

    /**
     * One JSON value.
     *
     * @param types the types of JSON Schema that it may have, empty for any
     * @param isTold whether the discriminator tells it
     */
    record JsonValue(Set<String> types, boolean isTold) implements FrameFormat {
        public JsonValue {
            types = Set.copyOf(types);
        }

        /** Whether a value is of one of the types. */
        boolean allows(JsonNode value) {
            boolean integral = value.isNumber() && value.canConvertToExactIntegral();
            return types.isEmpty() || types.contains(typeOf(value)) || (integral && types.contains("integer"));
        }

        private static String typeOf(JsonNode value) {
            return value.getNodeType().name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A text that is not JSON.
     *
     * @param constants the texts that it may be, empty for others
     * @param pattern what is found in it, {@code null} where there are constants or where it is free
     * @param groups the named groups of the pattern
     */
    record Text(Set<String> constants, @Nullable Regex pattern, List<String> groups) implements FrameFormat {
        public Text {
            constants = Set.copyOf(constants);
            groups = List.copyOf(groups);
        }

        /** Whether it is told by what it is not. */
        boolean isFree() {
            return constants.isEmpty() && pattern == null;
        }

        /**
         * What a text's record is made of, {@code null} where the pattern is not found in it.
         *
         * @throws Regex.TooSlowException where that takes too long to tell
         */
        @Nullable
        ObjectNode parts(String text) {
            ObjectNode parts = JsonNodeFactory.instance.objectNode();
            if (pattern != null) {
                Optional<Matcher> found = pattern.find(text);
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
