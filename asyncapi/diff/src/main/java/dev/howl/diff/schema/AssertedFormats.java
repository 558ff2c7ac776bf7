package dev.howl.diff.schema;

import java.util.Set;

/** The formats that validation asserts; all others say something to people only. */
final class AssertedFormats {
    private static final Set<String> ASSERTED = Set.of(
            "date-time",
            "date",
            "time",
            "duration",
            "email",
            "idn-email",
            "hostname",
            "idn-hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "iri",
            "iri-reference",
            "uri-template",
            "json-pointer",
            "relative-json-pointer",
            "regex",
            "uuid");

    private AssertedFormats() {}

    static boolean has(String format) {
        return ASSERTED.contains(format);
    }
}
