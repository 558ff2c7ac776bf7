package dev.howl.app.originals.environment;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Reads environment variables as the originals meant them, from the process or from {@code .env}. */
public final class EnvironmentVariables {
    private static final int MAX_PORT = 65_535;
    private static final int MILLIS = 3;

    private final Environment environment;

    public EnvironmentVariables(Environment environment) {
        this.environment = environment;
    }

    /** The value without spaces around it; {@code null} where it is not set, or blank. */
    public @Nullable String text(String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /**
     * A number of seconds, whole or to the millisecond; {@code null} where it is not set.
     *
     * @throws VariableException for anything else, and for what is not from {@code least} to {@code most}
     */
    public @Nullable Duration seconds(String name, Duration least, Duration most) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Duration value = text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")
                ? Duration.ofMillis(new BigDecimal(text).movePointRight(MILLIS).longValueExact())
                : least.minusMillis(1);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new VariableException(name + " is '" + text + "'; it must be a number of seconds from "
                    + inSeconds(least) + " to " + inSeconds(most));
        }
        return value;
    }

    /**
     * A port; {@code null} where it is not set.
     *
     * @throws VariableException for anything else
     */
    public @Nullable String port(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw new VariableException(name + " is '" + text + "'; it must be a port from 1 to " + MAX_PORT);
        }
        return text;
    }

    private static String inSeconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), MILLIS)
                .stripTrailingZeros()
                .toPlainString();
    }
}
