package dev.howl.app.sessions;

import dev.howl.runtime.CodedException;
import dev.howl.server.security.Revocations;
import dev.howl.server.web.JsonBody;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The query of a revocation: {@code subject} and, unless it is ten minutes, the duration {@code for}. */
record RevocationRequest(String subject, Duration duration) {
    static final Duration USUAL = Duration.ofMinutes(10);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /**
     * Reads the parameters of a request.
     *
     * @throws CodedException {@code schema_violation}, whose pointer names the parameter
     */
    static RevocationRequest of(MultiValueMap<String, String> query) {
        return new RevocationRequest(subject(only(query, "subject")), duration(only(query, "for")));
    }

    private static @Nullable String only(MultiValueMap<String, String> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw violation(name, "is given more than once");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private static String subject(@Nullable String subject) {
        if (subject == null || subject.isBlank() || subject.length() > Revocations.MAX_SUBJECT) {
            throw violation("subject", "must have 1 to " + Revocations.MAX_SUBJECT + " characters");
        }
        return subject;
    }

    private static Duration duration(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(Revocations.LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            throw violation("for", "must be an ISO 8601 duration such as PT10M");
        }
        throw violation("for", "must be from PT1S to P" + Revocations.LONGEST.toDays() + "D");
    }

    private static CodedException violation(String parameter, String what) {
        return JsonBody.violation("the parameter '" + parameter + "' " + what, "/" + parameter);
    }
}
