package dev.howl.testkit;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A contract for tests: a channel whose texts have at most 20 characters, and one whose messages are tried in order. */
final class Chat {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCHEMAS = """
            {'talk': {'$ref': '#/definitions/text'}, 'shrug': {'properties': {'type': {'enum': ['sigh']}}},
             'ping': {'type': 'object'},
             'loud': {'allOf': [{'properties': {'type': {'const': 'shout'}}}, {'required': ['text']}]}}""";

    private static final String ROUTING = """
            {'value': '/type', 'cases': [
              {'is': ['say'], 'then': 'talk'}, {'is': ['sigh'], 'then': 'shrug'}, {'is': ['ping'], 'then': 'ping'},
              {'is': ['shout'], 'then': 'loud'}]}""";

    static final ConformanceCheck CHECK = ConformanceCheck.of(List.of(
            new ConformanceCheck.Bundle("/rooms/{room}", json("""
                    {'channel': 'room', 'toServer': {'a': {'required': ['a']}, 'b': {'required': ['b']}},
                     'toClient': {'a': {'required': ['a']}}}""")),
            new ConformanceCheck.Bundle("/chat", json("""
                    {'channel': 'chat', 'routing': {'toServer': %s, 'toClient': %s},
                     'toServer': %s, 'toClient': %s, 'definitions': {
                      'text': {'required': ['type', 'text'], 'properties': {
                        'type': {'$ref': '#/definitions/say'}, 'text': {'type': 'string', 'maxLength': 20}}},
                      'say': {'const': 'say'}}}""".formatted(ROUTING, ROUTING, SCHEMAS, SCHEMAS)))));

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
