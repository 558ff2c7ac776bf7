package dev.howl.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON configuration of the wire. Syntax is strict: duplicate names, trailing tokens and numbers that a {@code
 * double} cannot hold are errors (frames may have such numbers where a type holds them), and no value is converted to another type. Unknown properties are ignored, dates and
 * durations are ISO 8601 strings, and absent properties are omitted.
 */
public final class Json {
    /** Levels of nesting that a frame may have. The transport limits its length. */
    private static final int MAX_DEPTH = 64;

    private static final String UNICODE_ESCAPE = "\\u";

    /** First byte of U+D000 to U+DFFF in UTF-8; the bit of the second byte tells surrogates from what is below. */
    private static final byte SURROGATE_LEAD = (byte) 0xED;

    private static final int SURROGATE_BIT = 0x20;

    static final String HALF_SURROGATE = "a string contains half of a surrogate pair (RFC 7493, section 2.1)";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .nodeFactory(new FiniteNumbers())
            .addModule(new SimpleModule("dev.howl.runtime").setDeserializerModifier(new WholeNumbers()))
            .addModule(new SimpleModule("dev.howl.runtime.large").setDeserializerModifier(new LargeNumbers()))
            .addModule(new SimpleModule("dev.howl.runtime.texts").setDeserializerModifier(new FormattedTexts()))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .withCoercionConfig(
                    LogicalType.Textual, config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Integer, config -> config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .build();

    /** Keeps every digit of a number, at the cost of a {@code BigDecimal} for each that has a fraction or an exponent. */
    private static final JsonMapper EXACT = MAPPER.rebuild()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    private static final class BeyondDoubleException extends StreamReadException {
        private static final long serialVersionUID = 1L;

        BeyondDoubleException() {
            super("a number is out of the range of a double");
        }
    }

    /**
     * A node factory that rejects numbers beyond {@code double}, which would be read as infinity and written as text.
     */
    private static final class FiniteNumbers extends JsonNodeFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public NumericNode numberNode(double value) {
            if (!Double.isFinite(value)) {
                throw new BeyondDoubleException();
            }
            return super.numberNode(value);
        }
    }

    /**
     * Parses JSON from a peer. Unlike the mapper it also refuses strings with half of a surrogate pair, which no UTF-8
     * can represent (RFC 7493, section 2.1).
     *
     * @throws JacksonException if the text is not valid
     */
    public static JsonNode read(String text) {
        return checked(MAPPER.readTree(text), text.contains(UNICODE_ESCAPE));
    }

    /**
     * Parses a frame as {@link #read(String)} does, but keeps numbers that no {@code double} can hold, so that only the
     * members that cannot hold them refuse them.
     *
     * @param exact whether to keep every digit of the others, too
     */
    static JsonNode readFrame(String text, boolean exact) {
        try {
            return exact ? checked(exactly(() -> EXACT.readTree(text)), text.contains(UNICODE_ESCAPE)) : read(text);
        } catch (BeyondDoubleException e) {
            return readFrame(text, true);
        }
    }

    /**
     * Parses UTF-8 JSON as {@link #read(byte[])} does, with numbers that no {@code double} can hold.
     *
     * @throws JacksonException if the text is not valid
     */
    public static JsonNode readWithLargeNumbers(byte[] utf8) {
        return readFrame(utf8, false);
    }

    /** Parses a frame of UTF-8 JSON, as {@link #readFrame(String, boolean)} does. */
    static JsonNode readFrame(byte[] utf8, boolean exact) {
        try {
            return exact ? checked(exactly(() -> EXACT.readTree(utf8)), mayHaveSurrogates(utf8)) : read(utf8);
        } catch (BeyondDoubleException e) {
            return readFrame(utf8, true);
        }
    }

    private static JsonNode exactly(Supplier<JsonNode> tree) {
        try {
            return tree.get();
        } catch (NumberFormatException e) {
            // Jackson lets this one escape.
            throw new StreamReadException(null, "the exponent of a number is out of the range of an int", e);
        }
    }

    /**
     * Parses UTF-8 JSON from a peer, as {@link #read(String)} does.
     *
     * @throws JacksonException if the text is not valid
     */
    public static JsonNode read(byte[] utf8) {
        return checked(MAPPER.readTree(utf8), mayHaveSurrogates(utf8));
    }

    /**
     * Returns whether a text has a Unicode escape, or the three bytes in which CESU-8 encodes a surrogate, which Jackson
     * takes. Most frames have neither, and their strings need not be searched.
     */
    private static boolean mayHaveSurrogates(byte[] text) {
        for (int i = 0; i < text.length - 1; i++) {
            if ((text[i] == '\\' && text[i + 1] == 'u')
                    || (text[i] == SURROGATE_LEAD && (text[i + 1] & SURROGATE_BIT) != 0)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode checked(JsonNode root, boolean mayHaveSurrogates) {
        if (mayHaveSurrogates && hasHalfSurrogate(root)) {
            throw new StreamReadException(HALF_SURROGATE);
        }
        return root;
    }

    /**
     * Returns a value as JSON in UTF-8 that every peer can read.
     *
     * @throws CodedException with {@code bad_json} and a pointer if a string or a name contains half of a surrogate pair
     */
    public static byte[] write(JsonNode value) {
        return FrameBytes.of(value);
    }

    /** Returns whether a name or a string of a value contains half of a surrogate pair. */
    static boolean hasHalfSurrogate(JsonNode value) {
        if (value.isString()) {
            return hasHalfSurrogate(value.stringValue());
        }
        for (String name : value.propertyNames()) {
            if (hasHalfSurrogate(name)) {
                return true;
            }
        }
        for (JsonNode child : value) {
            if (hasHalfSurrogate(child)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a text contains half of a surrogate pair, as texts of a frame must not (RFC 7493, section 2.1). */
    public static boolean hasHalfSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Returns the shared mapper. Thread-safe. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
