package dev.howl.server.boot;

import dev.howl.server.origin.AllowedHosts;
import dev.howl.server.proxy.TrustedProxies;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The checks of settings against their ranges. A failure names the setting, its value and what is accepted. */
final class SettingRanges {
    private SettingRanges() {}

    static void between(String name, long value, long min, long max, String unit) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "howl." + name + " is " + value + " " + unit + "; it must be from " + min + " to " + max);
        }
    }

    static void between(String name, Duration value, Duration min, Duration max) {
        between(name, value.toMillis(), min.toMillis(), max.toMillis(), "ms");
    }

    static void oneOf(String name, String value, String first, String second) {
        if (!value.equals(first) && !value.equals(second)) {
            throw new IllegalArgumentException(
                    "howl." + name + " is '" + value + "'; it must be " + first + " or " + second);
        }
    }

    /** Returns a copy of the list, all of whose entries are IP addresses or ranges. */
    static List<String> proxies(String name, List<String> ranges) {
        return parsed(name, ranges, TrustedProxies::new);
    }

    /** Returns a copy of the list, all of whose entries are host names or IP addresses. */
    static List<String> hosts(String name, List<String> hosts) {
        return parsed(name, hosts, entries -> new AllowedHosts(entries, null));
    }

    private static List<String> parsed(String name, List<String> entries, Consumer<List<String>> parser) {
        try {
            parser.accept(entries);
        } catch (IllegalArgumentException e) {
            // Without the cause: what reports a failed start prints the innermost message.
            throw new IllegalArgumentException("howl." + name + ": " + e.getMessage());
        }
        return List.copyOf(entries);
    }
}
