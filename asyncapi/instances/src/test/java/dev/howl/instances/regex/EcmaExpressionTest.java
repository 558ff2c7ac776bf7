package dev.howl.instances.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Regex;
import java.util.Random;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaExpressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "^[a-z]{2,5}$",
                "^[A-Z0-9\\-/]+$",
                "^(?:eq|ne):\\d{1,3}(?:,\\d+)*$",
                "^(a|b)\\1$",
                "^(?<year>\\d{4})-\\k<year>$",
                "^(?=.*\\d)(?=.*[a-z]).{8,20}$",
                "^(?!x)[xyz]+$",
                "\\bword\\b",
                "^\\p{Lu}\\p{L}*$",
                "^\\P{L}$",
                "^\\p{Script=Greek}+$",
                "^[^a-z\\s]+$",
                "^\\u{1F600}\\x41\\u0042$",
                "^\\uD83D\\uDE00$",
                "^[\\u{1F600}-\\u{1F64F}]$",
                "^.$",
                "^[\\w.+-]+@[\\w-]+\\.[a-z]{2,}$",
                "^$",
                "",
                "^a{3}b*?c+?$",
                "^[\\]\\\\[^]$",
                "(?<=a)b",
                "^P(?!$)(\\d+Y)?(\\d+M)?(T\\d+S)?$",
                "^#[0-9a-fA-F]{6}$|^none$"
            })
    void makesTextsThatHowlsExpressionMatchesToo(String source) {
        EcmaExpression expression = EcmaExpression.of(source);
        Random random = new Random(1);

        for (int i = 0; i < 100; i++) {
            String text = expression.sample(random::nextInt).orElseThrow();
            assertThat(Regex.of(source).find(text))
                    .as("'%s' for %s", text, source)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "^\\d$, \u0663, false",
        "^\\w$, \u00e9, false",
        "^.$, \u0085, true",
        "^\\s$, \ufeff, true",
        "^a$, 'a\n', false",
        "^[[]$, [, true",
        "^[a&&b]+$, a&b, true",
        "^[^]$, x, true",
        "[], x, false"
    })
    void meansWhatEcma262Says(String source, String text, boolean matches) {
        assertThat(EcmaExpression.of(source).isIn(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", ")", "[a", "a{2,1}", "*", "\\", "\\k<x>", "[b-a]", "(?<!", "\\p{Nothing}", "(?i:a)", "\\q"})
    void refusesWhatIsMalformed(String source) {
        assertThatThrownBy(() -> EcmaExpression.of(source)).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void makesNothingForAnExpressionThatMatchesNothing() {
        assertThat(EcmaExpression.of("a(?!)").sample(bound -> 0)).isEmpty();
    }

    @Test
    void makesTheSimplestTextWithoutDecisions() {
        assertThat(EcmaExpression.of("^[a-z]{3,}-[0-9]+$").sample(bound -> 0)).contains("aaa-0");
    }

    @Test
    void anExpressionThatTakesTooLongDoesNotMatch() {
        assertThat(EcmaExpression.of("^(a|aa|a+)+$").isIn("a".repeat(60) + "!")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"((){1000}){1000}", "a{1000000000}", "((a{1000}){1000}){1000}"})
    void repeatsEndAtABound(String source) {
        EcmaExpression.of(source).sample(bound -> 0).ifPresent(text -> assertThat(text)
                .hasSizeLessThan(30_000));
    }
}
