package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

class TimestampTest {
    private static final JsonMapper JSON = Json.mapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10:00:00Z",
                "10:00:00z",
                "10:00:00-00:00",
                "10:00:00.0Z",
                "10:00:00.12345678901234567890+18:01",
                "10:00:00-23:59",
                "23:59:60.5Z"
            })
    void everyTimeIsWrittenBackAsRead(String clock) {
        String time = "\"" + clock + "\"";
        assertThat(JSON.writeValueAsString(JSON.readValue(time, TimeOfDay.class)))
                .isEqualTo(time);
        String timestamp = "\"0000-02-29t" + clock + "\"";
        assertThat(JSON.writeValueAsString(JSON.readValue(timestamp, Timestamp.class)))
                .isEqualTo(timestamp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24:00:00Z", "10:00Z", "10:00:00", "10:00:00+24:00", "10:00:00+0100", "23:58:60Z"})
    void whatIsNoTimeIsRefused(String clock) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeOfDay.parse(clock))
                .withMessage("is not a valid time");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamp.parse("2026-11-21T" + clock))
                .withMessage("is not a valid date-time");
        assertThatThrownBy(() -> JSON.readValue("\"2026-11-21T" + clock + "\"", Timestamp.class))
                .isInstanceOf(DatabindException.class);
    }

    @Test
    void aLongTextIsRefused() {
        assertThat(Timestamp.parse("2026-11-21T10:00:00." + "1".repeat(979) + "Z"))
                .isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamp.parse("2026-11-21T10:00:00." + "1".repeat(980) + "Z"))
                .withMessage("is longer than 1000 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeOfDay.parse("10:00:00." + "1".repeat(991) + "Z"))
                .withMessage("is longer than 1000 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:00:00Z, 2026-11-21T10:00:00Z",
        "2026-11-21t10:00:00.10z, 2026-11-21T10:00:00.1Z",
        "2026-11-21T00:30:00+01:00, 2026-11-20T23:30:00Z",
        "2026-11-21T00:30:00-23:59, 2026-11-22T00:29:00Z",
        "2026-11-21T10:00:00.9999999999Z, 2026-11-21T10:00:00.999999999Z",
        "2016-12-31T23:59:60.1Z, 2016-12-31T23:59:59.999999999Z",
        "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59.5Z",
        "0000-01-01T00:00:00+23:59, -0001-12-31T00:01:00Z"
    })
    void aPointInTimeHasNanoseconds(String text, String instant) {
        assertThat(Timestamp.parse(text).toInstant()).isEqualTo(Instant.parse(instant));
    }

    @Test
    void typesOfJavaAreConvertedWherePossible() {
        assertThat(Timestamp.parse("2026-11-21T10:00:00.5-03:30").toOffsetDateTime())
                .isEqualTo(OffsetDateTime.parse("2026-11-21T10:00:00.5-03:30"));
        assertThat(TimeOfDay.parse("10:00:00.5-03:30").toOffsetTime()).isEqualTo(OffsetTime.parse("10:00:00.5-03:30"));
        assertThat(Timestamp.of(Instant.parse("2026-11-21T10:00:00Z"))).hasToString("2026-11-21T10:00:00Z");
        assertThat(Timestamp.of(OffsetDateTime.parse("2026-11-21T10:00+18:00")))
                .hasToString("2026-11-21T10:00:00+18:00");
        assertThat(TimeOfDay.of(OffsetTime.parse("10:00:00.120Z"))).hasToString("10:00:00.12Z");
    }

    @Test
    void whatTheOtherSideCannotHoldIsAnError() {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(Timestamp.parse("2026-11-21T10:00:00+18:01")::toOffsetDateTime);
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(TimeOfDay.parse("10:00:00-23:59")::toOffsetTime);
        assertThatIllegalArgumentException().isThrownBy(() -> Timestamp.of(OffsetDateTime.MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> Timestamp.of(Instant.parse("-0001-01-01T00:00:00Z")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamp.of(OffsetDateTime.parse("2026-11-21T10:00:00+01:00:01")));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeOfDay.of(OffsetTime.parse("10:00:00+01:00:01")));
    }

    @Test
    void equalAreEqualTexts() {
        assertThat(Timestamp.parse("2026-11-21T10:00:00Z"))
                .isEqualTo(Timestamp.parse("2026-11-21T10:00:00Z"))
                .hasSameHashCodeAs(Timestamp.parse("2026-11-21T10:00:00Z"))
                .isNotEqualTo(Timestamp.parse("2026-11-21T10:00:00.0Z"))
                .isNotEqualTo(Timestamp.parse("2026-11-21T10:00:00z"));
        assertThat(TimeOfDay.parse("10:00:00Z"))
                .isEqualTo(TimeOfDay.parse("10:00:00Z"))
                .hasSameHashCodeAs(TimeOfDay.parse("10:00:00Z"))
                .isNotEqualTo(TimeOfDay.parse("10:00:00-00:00"));
    }

    @Test
    void theOrderIsThatOfPointsInTime() {
        List<Timestamp> ordered = Stream.of(
                        "1969-12-31T23:59:59Z",
                        "1970-01-01T00:00:00Z",
                        "2016-12-31T23:59:59.9Z",
                        "2016-12-31T23:59:60Z",
                        "2017-01-01T01:59:60.10000000001+02:00",
                        "2016-12-31T23:59:60.2Z",
                        "2017-01-01T00:00:00+00:00",
                        "2017-01-01T00:00:00Z",
                        "2016-12-31T20:30:00.05-03:30",
                        "2017-01-01T00:00:00.5Z")
                .map(Timestamp::parse)
                .toList();
        assertThat(ordered.stream().sorted(Comparator.reverseOrder()).sorted().toList())
                .isEqualTo(ordered);
    }
}
