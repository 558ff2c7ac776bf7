package dev.howl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnumTest {
    private static List<Violation> violations(String values, String frame) {
        FrameValidator validator = Bundles.channel("{'properties': {'a': {'enum': %s}}}".formatted(values));
        return validator.validate(Direction.TO_SERVER, "say", Bundles.json("{'a': %s}".formatted(frame)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "['a','b']|'b'",
                "['']|''",
                "['a','a']|'a'",
                "['a',1]|1.0",
                "[1.0]|1",
                "[null,'a']|null",
                "[{'x':1,'y':[2]}]|{'y':[2.0],'x':1}",
            })
    void valuesThatEqualOneOfTheListAreAllowed(String values, String frame) {
        assertThat(violations(values, frame)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "['a','b']|'A'",
                "['1','true','null']|1",
                "['1','true','null']|true",
                "['1','true','null']|null",
                "['a']|['a']",
                "['a',1]|'1'",
                "[[1,2]]|[2,1]",
            })
    void otherValuesAreViolations(String values, String frame) {
        assertThat(violations(values, frame)).extracting(Violation::keyword).containsExactly("enum");
    }

    @Test
    void aViolationNamesThePlaceAndTheAllowedValues() {
        assertThat(violations("['a','b']", "'c'"))
                .containsExactly(new Violation("/a", "enum", "must be one of \"a\", \"b\""));
    }
}
