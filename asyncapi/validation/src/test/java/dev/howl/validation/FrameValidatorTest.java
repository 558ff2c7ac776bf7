package dev.howl.validation;

import static dev.howl.validation.Bundles.channel;
import static dev.howl.validation.Bundles.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Direction;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class FrameValidatorTest {
    private static final String SAY = """
            {'type': 'object', 'required': ['type', 'payload'],
             'properties': {'type': {'const': 'say'}, 'payload': {'$ref': '#/definitions/chat.1'}}}
            """;
    private static final String SAY_PAYLOAD = """
            {'chat.1': {'type': 'object', 'required': ['text'], 'properties': {
              'text': {'type': 'string', 'maxLength': 500},
              'to': {'$ref': '#/definitions/chat.2'},
              'replies': {'type': 'array', 'items': {'$ref': '#/definitions/chat.1'}}}},
             'chat.2': {'type': 'string', 'enum': ['all', 'friends']}}
            """;

    private final FrameValidator chat = channel(SAY, SAY_PAYLOAD);

    private static List<Violation> validate(FrameValidator validator, String frame) {
        return validator.validate(Direction.TO_SERVER, "say", json(frame));
    }

    private static Violation only(String schema, String value) {
        List<Violation> violations = validate(channel(schema), value);
        assertThat(violations).hasSize(1);
        return violations.get(0);
    }

    @Test
    void validFrameHasNoViolation() {
        assertThat(validate(chat, "{'type':'say','payload':{'text':'hi','to':'all'},'extra':1}"))
                .isEmpty();
    }

    @Test
    void violationHasPointerAndBoundButNotTheValue() {
        String secret = "s3cret".repeat(100);
        List<Violation> violations = validate(chat, "{'type':'say','payload':{'text':'" + secret + "'}}");
        assertThat(violations)
                .containsExactly(new Violation("/payload/text", "maxLength", "longer than 500 characters"));
        assertThat(violations.get(0)).hasToString("/payload/text: longer than 500 characters");
    }

    @Test
    void recursiveDefinitionIsChecked() {
        List<Violation> violations =
                validate(chat, "{'type':'say','payload':{'text':'a','replies':[{'text':'b','replies':[{'text':7}]}]}}");
        assertThat(violations)
                .containsExactly(new Violation("/payload/replies/0/replies/0/text", "type", "must be string"));
    }

    @Test
    void directionsAreCheckedSeparately() {
        assertThat(chat.messages(Direction.TO_SERVER)).containsExactly("say");
        assertThat(chat.messages(Direction.TO_CLIENT)).containsExactly("said");
        assertThat(chat.channel()).isEqualTo("chat");
        assertThat(chat.candidates(Direction.TO_SERVER, json("{}"))).containsExactly("say");
        assertThat(chat.candidates(Direction.TO_CLIENT, json("{}"))).containsExactly("said");
        assertThatThrownBy(() -> chat.validate(Direction.TO_CLIENT, "say", json("{}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no message 'say'");
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'minLength':2}|'\uD83D\uDE00'|shorter than 2 characters",
                "{'maxLength':1}|'ab'|longer than 1 character",
                "{'minItems':2}|[1]|fewer than 2 items",
                "{'maxItems':1}|[1,2]|more than 1 item",
                "{'minProperties':1}|{}|fewer than 1 property",
                "{'maxProperties':0}|{'topsecret':1}|more than 0 properties",
                "{'minimum':3}|2|less than 3",
                "{'maximum':3}|4|greater than 3",
                "{'exclusiveMinimum':3}|3|not greater than 3",
                "{'exclusiveMaximum':3}|3|not less than 3",
                "{'multipleOf':5}|7|not a multiple of 5",
                "{'type':['string','null']}|7|must be string or null",
                "{'type':'integer'}|7.5|must be integer",
                "{'const':'a'}|'topsecret'|must be \"a\"",
                "{'enum':['a',2]}|'topsecret'|must be one of \"a\", 2",
                "{'pattern':'^[a-c]+$'}|'topsecret'|does not match ^[a-c]+$",
                "{'format':'uuid'}|'topsecret'|is not a valid uuid",
                "{'required':['id']}|{}|'id' is required",
                "{'properties':{'a':{}},'additionalProperties':false}|{'topsecret':1}|has a property that is not allowed",
                "{'propertyNames':{'maxLength':3}}|{'topsecret':1}|has a property whose name is not allowed",
                "{'uniqueItems':true}|['topsecret','topsecret']|has an item twice",
                "{'not':{'type':'string'}}|'topsecret'|has a form that is not allowed",
                "{'contains':{'const':1}}|['topsecret']|lacks an item of the required form",
                "{'items':[{}],'additionalItems':false}|[1,'topsecret']|has an item that is not allowed",
                "{'oneOf':[{'type':'string'},{'minLength':1}]}|'topsecret'|does not match exactly one of the allowed forms",
            })
    void messageNamesTheBoundButNotTheValue(String schema, String value, String message) {
        Violation violation = only(schema, value);
        assertThat(violation.message()).isEqualTo(message);
        assertThat(violation.toString()).doesNotContain("topsecret");
    }

    @Test
    void violationsWithinAlternativesDoNotEchoTheValue() {
        String schema = """
                {'anyOf': [{'properties': {'a': {'const': 1}}, 'required': ['a'], 'additionalProperties': false},
                           {'type': 'array', 'items': {'type': 'integer'}}],
                 'dependencies': {'b': ['c'], 'd': {'required': ['e']}},
                 'if': {'required': ['f']}, 'then': {'properties': {'f': {'type': 'null'}}}}
                """;
        List<Violation> violations =
                validate(channel(schema), "{'a':'topsecret','b':'topsecret','d':1,'f':'topsecret'}");
        assertThat(violations).hasSizeGreaterThan(3).allSatisfy(violation -> assertThat(violation.message())
                .isNotBlank()
                .doesNotContain("topsecret"));
    }

    @Test
    void atMostTenViolationsOfAFrameAreReported() {
        String items = "['x'" + ",'x'".repeat(999) + "]";
        assertThat(validate(channel("{'items':{'type':'integer'}}"), items)).hasSize(FrameValidator.MAX_VIOLATIONS);
        assertThat(validate(channel("{'anyOf':[{'items':{'type':'integer'}},{'type':'string'}]}"), items))
                .hasSize(FrameValidator.MAX_VIOLATIONS);
    }

    @Test
    void pointerIsEscapedAndOfLimitedLength() {
        String schema = "{'additionalProperties':{'additionalProperties':{'type':'integer'}}}";
        assertThat(only(schema, "{'a/b~c':{'':'x'}}").pointer()).isEqualTo("/a~1b~0c/");
        assertThat(only(schema, "{'a':{'" + "k".repeat(40_000) + "':'x'}}").pointer())
                .isEqualTo("/a");
    }

    @Test
    void validatorIsThreadSafe() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            FrameValidator fresh = channel(SAY, SAY_PAYLOAD);
            List<Callable<List<Violation>>> tasks = IntStream.range(0, 2_000)
                    .mapToObj(
                            i -> (Callable<List<Violation>>) () -> fresh.validate(Direction.TO_SERVER, "say", frame(i)))
                    .toList();
            List<Future<List<Violation>>> results = pool.invokeAll(tasks);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).hasSize(i % 2);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Returns a frame that is invalid for an odd number. */
    private static JsonNode frame(int number) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return nodes.objectNode()
                .put("type", "say")
                .set("payload", nodes.objectNode().put("text", "x".repeat(number % 2 == 0 ? 500 : 501)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(.*a){20}x", "^(a|aa)*$", "[a-z]+@"})
    void patternThatTakesTooLongIsStopped(String pattern) {
        FrameValidator slow = FrameValidator.load(json("""
                {"channel": "c", "toServer": {"m": {"type": "string", "pattern": "%s"}}, "toClient": {}}
                """.formatted(pattern)));
        JsonNode frame = JsonNodeFactory.instance.stringNode("a".repeat(500_000) + "!");
        assertThat(slow.validate(Direction.TO_SERVER, "m", frame))
                .containsExactly(new Violation("", "pattern", "a pattern takes too long on a text in it"));
    }
}
