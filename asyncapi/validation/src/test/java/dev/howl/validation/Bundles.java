package dev.howl.validation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small hand-written bundles; single quotes stand for double ones. */
final class Bundles {
    private static final JsonMapper JSON = new JsonMapper();

    private Bundles() {}

    static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    /** A channel on which clients send {@code say}, and the server {@code said}, both with that schema. */
    static FrameValidator channel(String schema, String definitions) {
        return FrameValidator.load(json("""
                {'channel': 'chat', 'discriminator': 'type',
                 'toServer': {'say': %s}, 'toClient': {'said': %s}, 'definitions': %s}
                """.formatted(schema, schema, definitions)));
    }

    static FrameValidator channel(String schema) {
        return channel(schema, "{}");
    }
}
