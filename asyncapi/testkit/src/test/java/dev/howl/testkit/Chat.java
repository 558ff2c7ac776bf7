package dev.howl.testkit;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A contract for tests: a channel whose texts have at most 20 characters, and one without a discriminator. */
final class Chat {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCHEMAS = """
            {'talk': {'$ref': '#/definitions/text'}, 'shrug': {'properties': {'type': {'enum': ['sigh']}}},
             'ping': {'type': 'object'},
             'loud': {'allOf': [{'properties': {'type': {'const': 'shout'}}}, {'required': ['text']}]}}""";

    static final ConformanceCheck CHECK = ConformanceCheck.of(List.of(
            new ConformanceCheck.Bundle("/rooms/{room}", json("""
                    {'channel': 'room', 'toServer': {'a': {'required': ['a']}, 'b': {'required': ['b']}},
                     'toClient': {'a': {'required': ['a']}}}""")),
            new ConformanceCheck.Bundle("/chat", json("""
                    {'channel': 'chat', 'discriminator': 'type', 'toServer': %s, 'toClient': %s, 'definitions': {
                      'text': {'required': ['type', 'text'], 'properties': {
                        'type': {'$ref': '#/definitions/say'}, 'text': {'type': 'string', 'maxLength': 20}}},
                      'say': {'const': 'say'}}}""".formatted(SCHEMAS, SCHEMAS)))));

    private Chat() {}

    /** Parses JSON in which single quotes stand for double quotes. */
    static JsonNode json(String text) {
        return JSON.readTree(quoted(text));
    }

    static String quoted(String text) {
        return text.replace('\'', '"');
    }

    static String say(String text) {
        return quoted("{'type':'say','text':'" + text + "'}");
    }
}
