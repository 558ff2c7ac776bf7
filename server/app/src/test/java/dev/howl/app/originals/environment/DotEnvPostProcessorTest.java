package dev.howl.app.originals.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvPostProcessorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TIMEOUT=5                     | 5
            TIMEOUT = 5                   | 5
            export TIMEOUT=5              | 5
            ` \texport  TIMEOUT =\t5 `    | 5
            TIMEOUT="5"                   | 5
            TIMEOUT='5' # five            | 5
            TIMEOUT=5 # five              | 5
            TIMEOUT=a#b                   | a#b
            TIMEOUT=#b                    | #b
            TIMEOUT="a # b"               | a # b
            TIMEOUT='a " b'               | a " b
            TIMEOUT="a \\" \\\\ b"         | a " \\ b
            TIMEOUT='a\\nb'               | a\\nb
            TIMEOUT=a\\b\\nc=d:e          | a\\b\\nc=d:e
            TIMEOUT="                     | "
            TIMEOUT="a" b                 | "a" b
            TIMEOUT=пароль                | пароль
            """)
    void readsALineLikeOtherDotenvParsers(String line, String value) {
        assertThat(DotEnvPostProcessor.lines(line)).isEqualTo(Map.of("TIMEOUT", value));
    }

    @Test
    void keepsTheLastDuplicateAndSkipsOtherLines() {
        assertThat(DotEnvPostProcessor.lines("""
                \uFEFFFIRST=1\r
                # SECOND=2
                SECOND=
                THIRD= # nothing
                export FOURTH
                colon: a
                FIRST="one\\ntwo"
                """)).isEqualTo(Map.of("FIRST", "one\ntwo", "SECOND", "", "THIRD", ""));
    }
}
