package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RegexTest {
    private static boolean found(String regex, String text) {
        return Regex.of(regex).find(text).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "^a$, a",
        "^a|b$, xb",
        "^[a$]+$, a$",
        "^\\$[^$]$, $x",
        "^[\\]$]+$, ]$",
        "a, xay",
    })
    void findsMatchesAnywhereInTheText(String regex, String text) {
        assertThat(found(regex, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "^a$, 'a\n'",
        "^a$, 'a\r\n'",
        "a|b$, 'b\n'",
        "^(?<x>a$), 'a\n'",
        "^[$]$, '$\n'",
        "^[a\\[]$, 'a\n'",
        "^[[]$, '[\n'"
    })
    void endAnchorMatchesOnlyTheEndOfTheText(String regex, String text) {
        assertThat(found(regex, text)).isFalse();
    }

    @Test
    void toStringReturnsTheExpression() {
        assertThat(Regex.of("^a$"))
                .hasToString("^a$")
                .isEqualTo(Regex.of("^a$"))
                .hasSameHashCodeAs(Regex.of("^a$"));
        assertThatThrownBy(() -> Regex.of("(")).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void stopsAfterTheStepLimit() {
        assertThatThrownBy(() -> found("(.*a){20}x", "a".repeat(60))).isInstanceOf(Regex.TooSlowException.class);
        assertThatThrownBy(() -> found("[a-z]+@", "a".repeat(1_000_000))).isInstanceOf(Regex.TooSlowException.class);
    }

    @Test
    void stopsBeforeAStackOverflow() {
        assertThatThrownBy(() -> found("^(a|b)*$", "ab".repeat(500_000))).isInstanceOf(Regex.TooSlowException.class);
    }

    @Test
    void longTextWithoutBacktrackingIsMatched() {
        assertThat(found("^[a-z]+(?<end>[0-9])$", "a".repeat(1_000_000) + "7")).isTrue();
    }
}
