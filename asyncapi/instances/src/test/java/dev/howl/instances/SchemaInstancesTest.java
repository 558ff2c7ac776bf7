package dev.howl.instances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances of one schema each. That each is valid is the makers' own condition: none is handed out that is not. */
class SchemaInstancesTest {
    private static final int SEEDS = 200;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': ['string', 'null']}",
                "{'enum': ['a', 1, null, [1], {'b': 2}]}",
                "{'const': {'a': [1, 2.5]}}",
                "{'type': 'integer', 'minimum': -3, 'exclusiveMaximum': 4}",
                "{'type': 'number', 'exclusiveMinimum': 0.1, 'maximum': 0.2}",
                "{'type': 'number', 'multipleOf': 0.05, 'minimum': 0.12}",
                "{'type': 'integer', 'multipleOf': 6, 'allOf': [{'multipleOf': 4}, {'minimum': 100}]}",
                "{'type': 'string', 'minLength': 3, 'maxLength': 5}",
                "{'type': 'string', 'pattern': '^[A-Z]{2}[0-9]+$', 'minLength': 7, 'maxLength': 9}",
                "{'type': 'string', 'pattern': 'x', 'allOf': [{'pattern': '^[a-z]+$'}]}",
                "{'type': 'array', 'items': {'type': 'integer'}, 'minItems': 2, 'maxItems': 6, 'uniqueItems': true}",
                "{'type': 'array', 'items': {'enum': ['a', 'b', 'c']}, 'minItems': 3, 'uniqueItems': true}",
                "{'type': 'array', 'items': [{'type': 'string'}, {'type': 'integer'}], 'additionalItems': false, 'minItems': 1}",
                "{'type': 'array', 'items': [{'type': 'string'}], 'additionalItems': {'type': 'boolean'}, 'minItems': 3}",
                "{'type': 'array', 'contains': {'const': 7}, 'items': {'type': 'integer'}}",
                "{'type': 'object', 'properties': {'a': {'type': 'string'}}, 'required': ['a', 'b']}",
                "{'type': 'object', 'properties': {'a': {}}, 'additionalProperties': false, 'minProperties': 1}",
                "{'type': 'object', 'additionalProperties': {'type': 'integer'}, 'minProperties': 2, 'maxProperties': 4}",
                "{'type': 'object', 'patternProperties': {'^x-[a-z]+$': {'type': 'integer'}}, 'additionalProperties': false, 'minProperties': 2}",
                "{'type': 'object', 'propertyNames': {'pattern': '^[a-c]{2}$'}, 'minProperties': 3}",
                "{'type': 'object', 'properties': {'a': {'type': 'string'}, 'b': {'type': 'integer'}}, 'dependencies': {'a': ['b']}, 'minProperties': 1, 'additionalProperties': false}",
                "{'type': 'object', 'properties': {'a': {'type': 'string'}}, 'dependencies': {'a': {'required': ['c'], 'properties': {'c': {'const': 1}}}}, 'required': ['a']}",
                "{'anyOf': [{'type': 'string', 'minLength': 2}, {'type': 'integer', 'minimum': 5}]}",
                "{'oneOf': [{'type': 'integer', 'multipleOf': 2}, {'type': 'integer', 'multipleOf': 3}]}",
                "{'oneOf': [{'type': 'object', 'properties': {'a': {'type': 'string'}}}, {'type': 'object', 'properties': {'b': {'type': 'string'}}}]}",
                "{'type': 'integer', 'not': {'enum': [0, 1, 2]}}",
                "{'type': 'object', 'not': {'required': ['a']}, 'properties': {'a': {}, 'b': {}}}",
                "{'not': {'type': 'object'}}",
                "{'type': 'object', 'properties': {'k': {'enum': ['a', 'b']}}, 'required': ['k'], 'if': {'properties': {'k': {'const': 'a'}}}, 'then': {'required': ['x'], 'properties': {'x': {'type': 'integer'}}}, 'else': {'required': ['y'], 'properties': {'y': {'type': 'string'}}}}",
                "{'type': 'string', 'if': {'minLength': 3}, 'then': {'pattern': '^z'}}",
                "{}"
            })
    void aFrameIsMadeForEachSeed(String schema) {
        ChannelInstances instances = SmallContract.of(schema.replace('\'', '"'));
        Message message = SmallContract.message(instances);

        List<Integer> without = IntStream.range(0, SEEDS)
                .filter(seed -> instances
                        .generated(Direction.TO_SERVER, message, Choices.seeded(seed))
                        .isEmpty())
                .boxed()
                .toList();

        assertThat(without)
                .as(() -> instances.reason(Direction.TO_SERVER, message).orElse(""))
                .isEmpty();
    }

    static Set<String> formats() {
        return dev.howl.runtime.Formats.names();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void eachFormatIsMade(String format) {
        ChannelInstances instances = SmallContract.of("{\"type\": \"string\", \"format\": \"" + format + "\"}");

        Set<String> texts = texts(instances, 60);

        assertThat(texts).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'string', 'minLength': 2}|\"aa\"",
                "{'type': 'integer', 'minimum': 3}|3",
                "{'type': 'number'}|0",
                "{'type': 'array', 'items': {'type': 'integer'}}|[]",
                "{'type': 'object', 'required': ['a'], 'properties': {'a': {'type': 'boolean'}, 'b': {'type': 'string'}}}|{\"a\":false}",
                "{'oneOf': [{'type': 'object', 'required': ['deep'], 'properties': {'deep': {'type': 'object'}}}, {'type': 'null'}]}|null",
                "{'type': 'string', 'format': 'date-time'}|\"2000-01-01T00:00:00Z\""
            })
    void withoutDecisionsTheSimplestFrameIsMade(String schema, String frame) {
        ChannelInstances instances = SmallContract.of(schema.replace('\'', '"'));

        Optional<FrameContent> made =
                instances.generated(Direction.TO_SERVER, SmallContract.message(instances), Choices.simplest());

        assertThat(made.map(FrameContent::text)).contains(frame);
    }

    @Test
    void theSameChoicesMakeTheSameFrame() {
        ChannelInstances instances = SmallContract.of("""
                {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}""");
        Message message = SmallContract.message(instances);
        Choices first = Choices.seeded(5);

        String made = instances
                .generated(Direction.TO_SERVER, message, first)
                .orElseThrow()
                .text();

        assertThat(instances
                        .generated(Direction.TO_SERVER, message, Choices.replay(first.taken()))
                        .orElseThrow()
                        .text())
                .isEqualTo(made);
    }

    @Test
    void boundsAreReached() {
        Set<String> numbers = texts(SmallContract.of("""
                {"type": "integer", "minimum": -70, "maximum": 4000}"""), SEEDS);
        Set<Integer> lengths = texts(SmallContract.of("""
                {"type": "string", "minLength": 2, "maxLength": 40}"""), SEEDS).stream()
                .map(text -> new tools.jackson.databind.json.JsonMapper()
                        .readTree(text)
                        .stringValue())
                .map(text -> text.codePointCount(0, text.length()))
                .collect(Collectors.toSet());

        assertThat(numbers).contains("-70", "4000", "0");
        assertThat(lengths).contains(2, 40);
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        Set<String> texts =
                texts(SmallContract.of("{\"type\": \"string\", \"minLength\": 3, \"maxLength\": 3}"), SEEDS);

        assertThat(texts)
                .anyMatch(text -> text.length() > 5 && text.codePoints().anyMatch(cp -> cp > 0xFFFF));
    }

    @Test
    void recursionComesToAnEnd() {
        ChannelInstances instances = SmallContract.of(
                Map.of("it", "{\"$ref\": \"#/components/schemas/Tree\"}"), """
                {"Tree": {"type": "object", "required": ["left", "right"], "properties": {
                  "left": {"oneOf": [{"$ref": "#/components/schemas/Tree"}, {"type": "integer"}]},
                  "right": {"oneOf": [{"$ref": "#/components/schemas/Tree"}, {"type": "string"}]}}}}""", ChannelInstances.DEFAULT_MAX_BYTES);

        assertThat(texts(instances, SEEDS)).hasSizeGreaterThan(100);
    }

    @Test
    void framesAreNoLongerThanAllowed() {
        ChannelInstances instances = SmallContract.of(
                Map.of("it", "{\"type\": \"array\", \"items\": {\"type\": \"string\", \"maxLength\": 50}}"), "{}", 40);

        assertThat(texts(instances, SEEDS)).allMatch(text -> text.getBytes(StandardCharsets.UTF_8).length <= 40);
    }

    @Test
    void aSchemaThatNothingFitsHasAReason() {
        ChannelInstances instances = SmallContract.of("{\"type\": \"integer\", \"minimum\": 5, \"maximum\": 4}");
        Message message = SmallContract.message(instances);

        assertThat(instances.generated(Direction.TO_SERVER, message, Choices.seeded(1)))
                .isEmpty();
        assertThat(instances.reason(Direction.TO_SERVER, message))
                .hasValueSatisfying(reason -> assertThat(reason).contains("no number is within the bounds"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'string', 'minLength': 2000000000}",
                "{'type': 'array', 'minItems': 2000000000}",
                "{'type': 'object', 'minProperties': 2000000000}",
                "{'type': 'string', 'pattern': '^(a|aa|a+)+$', 'minLength': 100, 'not': {'pattern': '^a'}}"
            })
    void aSchemaThatAsksForTooMuchHasAReasonSoon(String schema) {
        ChannelInstances instances = SmallContract.of(schema.replace('\'', '"'));
        Message message = SmallContract.message(instances);

        assertThat(instances.generated(Direction.TO_SERVER, message, Choices.seeded(1)))
                .isEmpty();
        assertThat(instances.reason(Direction.TO_SERVER, message)).isPresent();
    }

    @Test
    void ofMessagesThatAreTriedInOrderTheLaterOneIsMadeUnfitForTheEarlierOne() {
        Map<String, String> payloads = new LinkedHashMap<>();
        payloads.put("one", "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}");
        payloads.put("two", "{\"type\": \"object\", \"properties\": {\"b\": {\"type\": \"string\"}}}");
        ChannelInstances instances = SmallContract.of(payloads, "{}", ChannelInstances.DEFAULT_MAX_BYTES);

        assertThat(instances.generated(
                        Direction.TO_SERVER, SmallContract.message(instances, "two"), Choices.simplest()))
                .hasValueSatisfying(frame -> assertThat(frame.text()).contains("\"a\":"));
    }

    private static Set<String> texts(ChannelInstances instances, int seeds) {
        Message message = SmallContract.message(instances);
        return IntStream.range(0, seeds)
                .mapToObj(seed -> instances
                        .generated(Direction.TO_SERVER, message, Choices.seeded(seed))
                        .orElseThrow()
                        .text())
                .collect(Collectors.toSet());
    }
}
