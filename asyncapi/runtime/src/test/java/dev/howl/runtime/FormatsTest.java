package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uuid|123e4567-e89b-12d3-a456-426614174000",
                "date-time|2026-11-21T01:02:03Z",
                "date-time|2026-11-21T01:02:03.5+01:00",
                "date|2026-02-28",
                "time|01:02:03Z",
                "duration|PT5S",
                "duration|P1Y2M3D",
                "email|a@b",
                "hostname|a-1.example",
                "ipv4|127.0.0.1",
                "ipv6|::1",
                "ipv6|2001:db8::ff00:42:8329",
                "uri|ws://localhost:8080/events?x=1",
                "uri-reference|/docs/errors/bad_json",
                "regex|^[a-z]+$",
                "color|whatever",
            })
    void acceptsValidValues(String format, String value) {
        assertThatCode(() -> Constraints.format("it", value, format)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uuid|123e4567",
                "uuid|123e4567-e89b-12d3-a456-42661417400g",
                "date-time|2026-11-21",
                "date-time|2026-13-21T01:02:03Z",
                "date|2026-02-30",
                "time|25:00:00Z",
                "duration|5s",
                "email|a b@c",
                "email|a",
                "hostname|-a",
                "hostname|a..b",
                "ipv4|256.0.0.1",
                "ipv4|1.2.3",
                "ipv4|01.2.3.4",
                "ipv6|1::2::3",
                "ipv6|localhost",
                "uri|/relative",
                "uri|http://[",
                "uri-reference|a b",
                "regex|(",
            })
    void refusesInvalidValues(String format, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraints.format("it", value, format))
                .withMessage("'it' is not a valid " + format);
    }
}
