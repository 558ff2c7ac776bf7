package dev.howl.validation;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hand-written schema bundles. Single quotes stand for double quotes. */
final class Bundles {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Bundles() {}

    static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    /** Returns the validator of a channel with the messages {@code say} and {@code said}, both with this schema. */
    static FrameValidator channel(String schema, String definitions) {
        return FrameValidator.load(json("""
                {'channel': 'chat', 'routing': {'toServer': 'say', 'toClient': 'said'},
                 'toServer': {'say': %s}, 'toClient': {'said': %s}, 'definitions': %s}
                """.formatted(schema, schema, definitions)));
    }

    static FrameValidator channel(String schema) {
        return channel(schema, "{}");
    }
}
