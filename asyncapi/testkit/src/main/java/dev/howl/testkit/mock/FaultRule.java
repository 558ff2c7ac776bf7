package dev.howl.testkit.mock;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A misbehaviour with a share of messages of the server.
 *
 * @param message id of the messages that it is limited to, or of the request that they answer; {@code null} for all
 * @param share from 0 to 1
 */
public record FaultRule(Misbehaviour fault, @Nullable String message, double share) {
    private static final Pattern PART = Pattern.compile("([a-z-]+)(?:=(.*))?");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)%");
    private static final Map<String, Misbehaviour> PLAIN = Map.of(
            "drop", new Misbehaviour.Drop(),
            "duplicate", new Misbehaviour.Duplicate(),
            "reorder", new Misbehaviour.Reorder(),
            "truncate", new Misbehaviour.Truncate(),
            "half-open", new Misbehaviour.HalfOpen());
    private static final Map<String, Function<String, Misbehaviour>> VALUED = Map.of(
            "delay", value -> new Misbehaviour.Delay(duration(value)),
            "close", value -> new Misbehaviour.Close(code(value)),
            "invalid", Misbehaviour.Invalid::new);

    /**
     * Parses {@code NAME[=VALUE][,message=ID][,share=N%]}, such as {@code delay=200ms}, {@code drop=10%}, {@code
     * close=1011,message=place_order} or {@code invalid=maxLength,share=5%}.
     *
     * @throws IllegalArgumentException with a message for users
     */
    public static FaultRule parse(String text) {
        String[] parts = text.split(",", -1);
        Matcher first = matched(parts[0], text);
        String value = first.group(2);
        Misbehaviour plain = PLAIN.get(first.group(1));
        double share = plain != null && value != null ? share(value) : 1;
        Misbehaviour fault = plain != null ? plain : valued(first.group(1), value, text);
        String message = null;
        for (int i = 1; i < parts.length; i++) {
            Matcher limit = matched(parts[i], text);
            if (limit.group(1).equals("message") && limit.group(2) != null) {
                message = limit.group(2);
            } else if (limit.group(1).equals("share") && limit.group(2) != null) {
                share = share(limit.group(2));
            } else {
                throw new IllegalArgumentException(
                        "'" + parts[i] + "' in fault '" + text + "' is neither message=ID nor share=N%");
            }
        }
        return new FaultRule(fault, message, share);
    }

    private static Matcher matched(String part, String text) {
        Matcher matcher = PART.matcher(part.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + part + "' in fault '" + text + "' is not NAME or NAME=VALUE");
        }
        return matcher;
    }

    private static Misbehaviour valued(String name, @Nullable String value, String text) {
        Function<String, Misbehaviour> maker = VALUED.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("there is no fault '" + name
                    + "'; there are: delay=TIME, drop, duplicate, reorder, truncate, close=CODE, half-open,"
                    + " invalid=KEYWORD");
        }
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("fault '" + text + "' needs a value: " + name + "=…");
        }
        return maker.apply(value);
    }

    private static double share(String text) {
        Matcher matcher = SHARE.matcher(text.strip());
        double percent = matcher.matches() ? Double.parseDouble(matcher.group(1)) : -1;
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("'" + text + "' is not a share such as 10%");
        }
        return percent / 100;
    }

    private static Duration duration(String text) {
        return ShortDuration.parse(text);
    }

    static int code(String text) {
        if (!text.strip().matches("\\d{1,5}")) {
            throw new IllegalArgumentException("'" + text + "' is not a close code such as 1011");
        }
        return Integer.parseInt(text.strip());
    }
}
