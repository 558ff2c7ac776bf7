package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;

class CalendarDurationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "P1W",
                "P1M",
                "P1Y2M",
                "P1Y2M3DT4H5M6S",
                "PT0S",
                "PT36H",
                "P007D",
                "p1dt1h",
                "PT60S",
                "P99999999999999999999Y"
            })
    void everyDurationIsWrittenBackAsRead(String text) {
        String json = "\"" + text + "\"";
        CalendarDuration duration = Json.mapper().readValue(json, CalendarDuration.class);
        assertThat(Json.mapper().writeValueAsString(duration)).isEqualTo(json);
        assertThat(duration).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PT", "P1", "1D", "P-1D", "-P1D", "PT0.5S", "P1WT1H", "P1D1W", "P1H"})
    void whatIsNoDurationIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarDuration.parse(text))
                .withMessage("is not a valid duration");
        assertThatThrownBy(() -> Json.mapper().readValue("\"" + text + "\"", CalendarDuration.class))
                .isInstanceOf(DatabindException.class);
    }

    @Test
    void aLongTextIsRefusedBeforeItsNumbersAreRead() {
        assertThat(CalendarDuration.parse("P" + "9".repeat(998) + "D")).hasToString("P" + "9".repeat(998) + "D");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarDuration.parse("P" + "9".repeat(999) + "D"))
                .withMessage("is longer than 1000 characters");
    }

    @Test
    void typesOfJavaAreConvertedWherePossible() {
        assertThat(CalendarDuration.parse("P2W").toPeriod()).isEqualTo(Period.ofDays(14));
        assertThat(CalendarDuration.parse("P1Y2M3D").toPeriod()).isEqualTo(Period.of(1, 2, 3));
        assertThat(CalendarDuration.parse("P7DT1H1M1S").toDuration().toSeconds())
                .isEqualTo(7 * 86_400 + 3661);
        assertThat(CalendarDuration.of(Duration.ofMinutes(90))).hasToString("PT1H30M");
        assertThat(CalendarDuration.of(Period.ofMonths(3))).hasToString("P3M");
    }

    @Test
    void whatATypeOfJavaCannotHoldIsAnError() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(CalendarDuration.parse("P1M")::toDuration);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(CalendarDuration.parse("PT1S")::toPeriod);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(CalendarDuration.parse("P99999999999999999999D")::toPeriod);
        assertThatIllegalArgumentException().isThrownBy(() -> CalendarDuration.of(Duration.ofMillis(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> CalendarDuration.of(Period.ofDays(-1)));
    }

    @Test
    void durationsOfEqualTextsAreEqual() {
        assertThat(CalendarDuration.parse("P07D")).isEqualTo(CalendarDuration.parse("P07D"));
        assertThat(CalendarDuration.parse("P07D")).hasSameHashCodeAs(CalendarDuration.parse("P07D"));
        for (String other : List.of("p07d", "P7D", "P1W")) {
            assertThat(CalendarDuration.parse("P07D")).isNotEqualTo(CalendarDuration.parse(other));
        }
    }
}
