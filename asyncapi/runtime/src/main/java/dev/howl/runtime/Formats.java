package dev.howl.runtime;

import dev.howl.runtime.format.HostNames;
import dev.howl.runtime.format.Identifiers;
import dev.howl.runtime.format.IpAddresses;
import dev.howl.runtime.format.JsonPointers;
import dev.howl.runtime.format.Mailboxes;
import dev.howl.runtime.format.Timestamps;
import dev.howl.runtime.format.UriTemplates;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * String checks for the {@code format} keyword of JSON Schema (draft-07, section 7.3, with {@code duration} and {@code
 * uuid} of 2019-09). An unknown format accepts every string, as the specification says.
 */
public final class Formats {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Map<String, Predicate<String>> FORMATS = Map.ofEntries(
            Map.entry("date-time", Timestamps::isDateTime),
            Map.entry("date", Timestamps::isDate),
            Map.entry("time", Timestamps::isTime),
            Map.entry("duration", Timestamps::isDuration),
            Map.entry("email", Mailboxes::isEmail),
            Map.entry("idn-email", Mailboxes::isIdnEmail),
            Map.entry("hostname", HostNames::isHostname),
            Map.entry("idn-hostname", HostNames::isIdnHostname),
            Map.entry("ipv4", IpAddresses::isV4),
            Map.entry("ipv6", IpAddresses::isV6),
            Map.entry("uri", Identifiers::isUri),
            Map.entry("uri-reference", Identifiers::isUriReference),
            Map.entry("iri", Identifiers::isIri),
            Map.entry("iri-reference", Identifiers::isIriReference),
            Map.entry("uri-template", UriTemplates::isTemplate),
            Map.entry("json-pointer", JsonPointers::isPointer),
            Map.entry("relative-json-pointer", JsonPointers::isRelative),
            Map.entry("regex", Formats::isRegex),
            Map.entry("uuid", value -> UUID.matcher(value).matches()));

    /** The time that a long number takes grows with the square of its digits, and peers choose them. */
    private static final int MAX_LENGTH = 1_000;

    private Formats() {}

    /** Returns the names of the formats that are checked. */
    public static Set<String> names() {
        return FORMATS.keySet();
    }

    /**
     * Returns whether a string has a format.
     *
     * @param format name of the format; a string has every format that is unknown
     */
    public static boolean matches(String format, String value) {
        Predicate<String> known = FORMATS.get(format);
        return known == null || known.test(value);
    }

    /**
     * Returns a text that has a format, and is short enough to be read as a value.
     *
     * @throws IllegalArgumentException if it is not
     */
    static String checked(String format, String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("is longer than " + MAX_LENGTH + " characters");
        }
        if (!matches(format, text)) {
            throw new IllegalArgumentException("is not a valid " + format);
        }
        return text;
    }

    private static boolean isRegex(String value) {
        try {
            return Regex.of(value) != null;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
