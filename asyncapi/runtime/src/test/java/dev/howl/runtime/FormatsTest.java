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
                "duration|P1W",
                "date-time|2016-12-31t23:59:60z",
                "date-time|2017-01-01T23:29:60+23:30",
                "date-time|2026-11-21T01:02:03.123456789012-23:59",
                "date|2000-02-29",
                "email|\"a b\"@[IPv6:::1]",
                "idn-email|\u00FC@\u00FC.example",
                "hostname|xn--9n2bp8q.xn--9t4b11yi5a",
                "idn-hostname|\u0131\u00E7i\u3002example",
                "idn-hostname|\u0628\u064A\u200C\u0628\u064A",
                "ipv6|::ffff:192.0.2.1",
                "uri|http://[v1.fe]:8080/?a#b",
                "uri|http://087.10.0.1/",
                "iri|http://\u0192.\u00DF/\uD800\uDF00",
                "iri-reference|\u03C0",
                "uri-template|/a/{b:3}{?c*,d}",
                "json-pointer|/a~0~1",
                "relative-json-pointer|2/0",
                "regex|^[^]*$",
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
                "duration|P1YT",
                "duration|P1W2D",
                "duration|PT0.5S",
                "date-time|2016-12-31T22:59:60Z",
                "date-time|2026-11-21T01:02:03+24:00",
                "date-time|2026-11-21T01:02:03",
                "date|1900-02-29",
                "date|02026-01-01",
                "email|.a@b",
                "email|a@b_c",
                "idn-email|a b@c",
                "hostname|xn--X",
                "hostname|a.",
                "hostname|xn--al-0ea",
                "idn-hostname|a\u05D0",
                "idn-hostname|0a.\u05D0",
                "idn-hostname|\u1E9E",
                "idn-hostname|a\u200Cb",
                "ipv6|::ffff:192.0.2.01",
                "ipv6|1:2:3:4:5:6:7::8:9",
                "uri|http://a:b/",
                "uri|http://a/%6G",
                "uri|http:/[::1]",
                "uri-reference|1:b",
                "iri|//a",
                "uri-template|{a,}",
                "uri-template|a b",
                "json-pointer|a",
                "json-pointer|/~2",
                "relative-json-pointer|01",
                "regex|a++",
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
