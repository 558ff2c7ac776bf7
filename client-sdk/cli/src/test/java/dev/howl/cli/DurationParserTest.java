package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationParserTest {
    @ParameterizedTest
    @CsvSource({
        "2h, PT2H",
        "90m, PT90M",
        "1h30m, PT1H30M",
        "3d, PT72H",
        "1d12h, PT36H",
        "45s, PT45S",
        " 2H , PT2H",
        "PT2H, PT2H",
        "pt2h, PT2H",
        "P1D, PT24H",
        "P1DT1H, PT25H"
    })
    void parsesADurationWithUnits(String text, String iso) {
        assertThat(DurationParser.parse(text)).isEqualTo(Duration.parse(iso));
    }

    @ParameterizedTest
    @CsvSource({"10m, PT10M", "1d, PT24H", "PT10M, PT10M", "P1D, P1D"})
    void convertsADurationToIso8601(String text, String iso) {
        assertThat(DurationParser.iso(text)).isEqualTo(iso);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2", "h", "2h1d", "-2h", "PT", "P1Y", "0s", "PT0.5S", "99999999999999999999d"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> DurationParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is ");
    }
}
