package dev.howl.runtime.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaPatternTest {
    private static boolean found(String regex, String text) {
        return EcmaPattern.of(regex).pattern().matcher(text).find();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            quoteCharacter = '`',
            value = {
                "^[^]*$~`a\nb`",
                "^\\u{1F600}$~\uD83D\uDE00",
                "^\\uD83D\\uDE00$~\uD83D\uDE00",
                "^[\\u{1F600}-\\u{1F602}]$~\uD83D\uDE01",
                "^[[a-z]+$~[a[",
                "^[a&&b]+$~&ab",
                "^(?=.*[!@#$%^&*()_+\\-=[\\]{};:,.<>/?]).{8,}$~abcdefg!",
                "^[a #]+$~a #a",
                "^[\\w-.]+$~a-.",
                "^[+--]+$~+,-",
                "^\\s$~`\uFEFF`",
                "^\\s$~`\u2003`",
                "^\\S$~`\u0085`",
                "\\bx\\b~\u00E9x\u00E9",
                "^\\p{Letter}\\p{L}$~a\u00E9",
                "^\\p{Script=Greek}$~\u03B1",
                "^\\p{General_Category=Decimal_Number}\\p{gc=Nd}$~\u0663\u0663",
                "^[^\\P{Lu}]$~A",
                "^\\p{Any}$~\uD83D\uDE00",
                "^\\cJ\\cj$~`\n\n`",
                "^\\0$~`\0`",
                "^.$~`\u0085`",
                "^.$~\uD83D\uDE00",
                "^(?<_a>x)\\k<_a>$~xx",
                "^\\1(a)$~a",
                "^(a\\1)$~a",
                "^(?:(a)|b)\\1$~b",
                "^(?:(a)|b)\\1$~aa",
                "^(?:(a)|\\1b)$~b",
                "^(a)?(b)\\1\\2$~bb",
                "(?<=\\$[0-9]{1,3})x~$12x",
                "(?<=\\p{L})b~\uD835\uDCB3b",
                "^a{,2}{$~a{,2}{",
                "^}]$~}]",
                "^x{0,99999999999}$~xx",
                "^a\\-b\\/\\@$~a-b/@",
                "^\\x41\\u0041$~AA",
                "^(?=a)*a$~a",
            })
    void syntaxHasTheMeaningOfEcmaScript(String regex, String text) {
        assertThat(found(regex, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            quoteCharacter = '`',
            value = {
                "[]~a",
                "^[]-a]$~-a]",
                "^\\s$~`\u0085`",
                "^\\d$~\u0663",
                "^\\w$~\u00E9",
                "^a$~`a\n`",
                "^.$~`\u2028`",
                "^(?:(a)|b)\\1$~a",
                "[\\uDE00]~\uD83D\uDE00",
                "\\uD83D~\uD83D\uDE00",
                "^\\P{Lu}$~A",
            })
    void javaMeaningIsNotTaken(String regex, String text) {
        assertThat(found(regex, text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\Qa\\E|0",
                "x\\A|1",
                "a\\Z|1",
                "a\\z|1",
                "a++|2",
                "a{2}+|4",
                "(?i)a|0",
                "b(?>a)|1",
                "\\h|0",
                "\\p{javaLowerCase}|0",
                "\\p{IsLatin}|0",
                "\\pL|0",
                "(?P<a>x)|0",
                "(?<a>x)(?<a>y)|7",
                "(?<1a>x)|3",
                "a)|1",
                "(a|0",
                "[a|0",
                "[z-a]|1",
                "\\|0",
                "\\u{110000}|0",
                "\\a|0",
                "\\1|0",
                "\\07|0",
                "\\k<a>|0",
                "*a|0",
                "^*|1",
                "a{3,2}|1",
                "(?<=a*)b|5",
                "(?<=(a)\\1)|7",
                "[\\B]|1",
            })
    void whatEcmaScriptLacksIsRefusedWithItsPlace(String regex, int index) {
        assertThatThrownBy(() -> EcmaPattern.of(regex)).isInstanceOfSatisfying(PatternSyntaxException.class, fault -> {
            assertThat(fault.getPattern()).isEqualTo(regex);
            assertThat(fault.getIndex()).isEqualTo(index);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void deepAndLongExpressionsAreRefused(int size) {
        String groups = "(".repeat(size) + ")".repeat(size);
        assertThatThrownBy(() -> EcmaPattern.of(groups)).isInstanceOf(PatternSyntaxException.class);
        String classes = "[ab]".repeat(size * 10);
        assertThatThrownBy(() -> EcmaPattern.of(classes)).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void groupsHaveTheNumbersOfTheTranslation() {
        EcmaPattern pattern = EcmaPattern.of("(a)\\1(?<$b_1>x)");
        var matcher = pattern.pattern().matcher("aax");
        assertThat(matcher.find()).isTrue();
        assertThat(pattern.groups()).containsOnlyKeys("$b_1");
        assertThat(matcher.group(pattern.groups().getOrDefault("$b_1", 0))).isEqualTo("x");
    }

    @Test
    @Timeout(20)
    void longLiteralsAreCompiledInLinearTime() {
        String literal = "x".repeat(65_536);
        for (int i = 0; i < 20; i++) {
            assertThat(EcmaPattern.of(literal).pattern().matcher(literal).find())
                    .isTrue();
        }
    }
}
