package dev.howl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import dev.howl.runtime.Formats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

class FormatTest {

    private static boolean fits(String format, String value) {
        return Bundles.channel("{'type':'string','format':'" + format + "'}")
                .validate(Direction.TO_SERVER, "say", StringNode.valueOf(value))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "uuid, 0b1c2d3e-4f50-4a6b-8c7d-8e9fa0b1c2d3, 0b1c2d3e-4f50-4a6b-8c7d",
        "date-time, 2026-11-21T10:00:00.5Z, 2026-11-21 10:00",
        "date-time, 2026-11-21T10:00:00+01:00, 2026-11-21T10:00:00",
        "date, 2026-02-28, 2026-02-30",
        "time, 10:00:00Z, 25:00:00Z",
        "duration, PT5S, 5 seconds",
        "duration, P1DT12H, P",
        "uri, https://example.com/a?b#c, not a uri",
        "uri, urn:howl:x, /relative",
        "email, someone@example.com, someone",
        "hostname, example.com, -example-.com",
        "ipv4, 192.0.2.1, 192.0.2.256",
        "ipv6, 2001:db8::1, 2001:db8::1::2",
        "regex, ^[a-z]+$, ^[a-z"
    })
    void formatsAreAsserted(String format, String good, String bad) {
        assertThat(fits(format, good)).as(good).isTrue();
        assertThat(fits(format, bad)).as(bad).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10:59:60z",
                "23:29:60+23:30",
                "2016-12-31T23:59:60Z",
                "0000-01-01t00:00:00-23:59",
                "P1W",
                "PT0.5S",
                "a@[127.0.0.1]",
                "xn--X",
                "\u00FC.example",
                "::ffff:1.2.3.4",
                "http://[::1]:x/",
                "{+a,b:3}",
                "/a~1b",
                "0#",
                "(?i)a",
            })
    void framesAndRecordsAgree(String value) {
        assertThat(Formats.names()).hasSize(19).allSatisfy(format -> assertThat(fits(format, value))
                .isEqualTo(Formats.matches(format, value)));
    }

    @Test
    void unknownFormatIsNotAsserted() {
        assertThat(fits("markdown", "anything")).isTrue();
        assertThat(fits("color", "anything")).isTrue();
    }
}
