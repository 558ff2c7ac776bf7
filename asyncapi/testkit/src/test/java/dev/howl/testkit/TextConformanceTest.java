package dev.howl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import dev.howl.validation.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextConformanceTest {
    private static final ConformanceCheck CHECK =
            ConformanceCheck.of(List.of(new ConformanceCheck.Bundle("/desk", Chat.json("""
            {'channel': 'desk', 'routing': {'toServer': {'type': '', 'cases': [
               {'is': ['object'], 'then': {'value': '/kind', 'cases': [{'is': ['move'], 'then': 'move'}]}},
               {'is': ['array'], 'then': 'draw'}]}},
             'text': ['now', 'show', 'help', 'say', 'sent'],
             'toServer': {
               'now': {'$ref': '#/definitions/now'},
               'show': {'type': 'string', 'pattern': '^SR (?<id>[0-9]+)$', 'maxLength': 6},
               'help': {'type': 'string', 'enum': ['help', '?']},
               'move': {'type': 'object', 'required': ['kind', 'x'], 'properties': {'kind': {'const': 'move'}}},
               'draw': {'type': 'array', 'maxItems': 2},
               'say': {'type': 'string', 'maxLength': 12}},
             'toClient': {'sent': {'type': 'string', 'const': 'sent'}},
             'definitions': {'now': {'type': 'string', 'const': 'send_now'}}}"""))));

    private static List<String> check(Direction direction, String text) {
        return CHECK.check("/desk", direction, text).stream()
                .map(violation -> violation.keyword())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"send_now", "?", "SR 12", "{\"kind\":\"move\",\"x\":1}", "[1]", "hello", "5", "{\"kind\":1}", ""
            })
    void textOfTheContractHasNoViolation(String text) {
        assertThat(check(Direction.TO_SERVER, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SR 12345|maxLength",
                "{\"kind\":\"move\"}|required",
                "[1,2,3]|maxItems",
                "a text that is too long|maxLength",
            })
    void textIsCheckedAgainstTheRecognisedMessage(String text, String keyword) {
        assertThat(check(Direction.TO_SERVER, text)).containsExactly(keyword);
    }

    @Test
    void bothDirectionsAreChecked() {
        assertThat(check(Direction.TO_CLIENT, "sent")).isEmpty();
        assertThat(check(Direction.TO_CLIENT, "send_now")).containsExactly("unknown-message");
        assertThat(check(Direction.TO_CLIENT, "{}")).containsExactly("unknown-message");
    }

    @ParameterizedTest
    @CsvSource({"SR 1234, ", "SR 123456789, unknown-message", "longer, ", "much longer, unknown-message"})
    void oneOfSeveralTextsAlikeHasToFit(String text, @Nullable String keyword) {
        ConformanceCheck check = ConformanceCheck.of(List.of(new ConformanceCheck.Bundle("/desk", Chat.json("""
                {'channel': 'desk', 'text': ['short', 'long', 'few', 'more'],
                 'toServer': {
                   'short': {'type': 'string', 'pattern': '^SR', 'maxLength': 4},
                   'long': {'type': 'string', 'pattern': '^SR', 'maxLength': 8},
                   'few': {'type': 'string', 'maxLength': 3},
                   'more': {'type': 'string', 'maxLength': 6}},
                 'toClient': {}}"""))));
        assertThat(check.check("/desk", Direction.TO_SERVER, text))
                .extracting(Violation::keyword)
                .isEqualTo(keyword == null ? List.of() : List.of(keyword));
    }
}
