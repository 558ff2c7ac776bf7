package dev.howl.instances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import dev.howl.runtime.Formats;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class EvaluatorTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'integer'}|1.5||type",
                "{'properties': {'a/b': {'maxLength': 1}}}|{'a/b': 'xy'}|/a~1b|maxLength",
                "{'items': {'pattern': '^\\\\d$'}}|['1', '\u0663']|/1|pattern",
                "{'properties': {'t': {'format': 'date'}}}|{'t': '2023-02-29'}|/t|format",
                "{'additionalProperties': false}|{'x': 1}||additionalProperties",
                "{'patternProperties': {'^\\\\w+$': {'type': 'string'}}}|{'a': 1}|/a|type",
                "{'patternProperties': {'^a$': {}}, 'additionalProperties': false}|{'b': 1}||additionalProperties",
                "{'required': ['x']}|{}||required",
                "{'propertyNames': {'maxLength': 1}}|{'xy': 1}||propertyNames",
                "{'uniqueItems': true}|[1, 1.0]||uniqueItems",
                "{'multipleOf': 0.1}|0.25||multipleOf",
                "{'not': {'type': 'null'}}|null||not"
            })
    void aFailureNamesTheValueAndTheKeyword(String schema, String value, String pointer, String keyword) {
        Evaluator evaluator = SmallContract.of(schema.replace('\'', '"')).evaluator();

        List<Evaluator.Failure> failures =
                evaluator.evaluate(Direction.TO_SERVER, "it", JSON.readTree(value.replace('\'', '"')));

        assertThat(failures)
                .anyMatch(failure ->
                        failure.keyword().equals(keyword) && failure.pointer().equals(pointer == null ? "" : pointer));
    }

    @Test
    void aPatternOfMembersIsNamedAsItIsWritten() {
        Evaluator evaluator = SmallContract.of("{\"patternProperties\": {\"^\\\\w/$\": {\"type\": \"string\"}}}")
                .evaluator();

        assertThat(evaluator.evaluate(Direction.TO_SERVER, "it", JSON.readTree("{\"a/\": 1}")))
                .containsExactly(new Evaluator.Failure("/a~1", "type", "/toServer/it/patternProperties/^\\w~1$"));
    }

    @Test
    void aValidFrameHasNoFailures() {
        Evaluator evaluator = SmallContract.of("{\"oneOf\": [{\"type\": \"string\"}, {\"type\": \"null\"}]}")
                .evaluator();

        assertThat(evaluator.evaluate(Direction.TO_SERVER, "it", JSON.readTree("null")))
                .isEmpty();
    }

    static Set<String> formats() {
        return Formats.names();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void bothRulesOfAFormatAcceptItsSamples(String format) {
        Random random = new Random(1);

        for (int i = 0; i < 300; i++) {
            String text = FormatSamples.of(format, random::nextInt);
            assertThat(FormatRules.accepts(format, text)).as(text).isTrue();
            assertThat(Formats.matches(format, text)).as(text).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theEvaluatorChecksEachFormat(String format) {
        assertThat(FormatRules.accepts(format, "\u0000 ~2 [")).isFalse();
    }
}
