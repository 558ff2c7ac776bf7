package dev.howl.app.originals.environment;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** A reader of the originals' environment variables, from the process or from {@code .env}. */
public final class EnvironmentVariables {
    private static final int MAX_PORT = 65_535;
    private static final int DECIMALS = 3;

    private final Environment environment;

    public EnvironmentVariables(Environment environment) {
        this.environment = environment;
    }

    /** Returns the stripped value; {@code null} if it is unset or blank. */
    public @Nullable String text(String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /**
     * Returns a number of seconds with up to three decimals; {@code null} if it is unset.
     *
     * @throws VariableException if it is no such number, or not from {@code min} to {@code max}
     */
    public @Nullable Duration seconds(String name, Duration min, Duration max) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Duration value = text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")
                ? Duration.ofMillis(
                        new BigDecimal(text).movePointRight(DECIMALS).longValueExact())
                : min.minusMillis(1);
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new VariableException(name + " is '" + text + "'; it must be a number of seconds from "
                    + inSeconds(min) + " to " + inSeconds(max));
        }
        return value;
    }

    /**
     * Returns a whole number; {@code null} if it is unset.
     *
     * @throws VariableException if it is no such number, or not from {@code min} to {@code max}
     */
    public @Nullable Integer number(String name, int min, int max) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        int value = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : min - 1;
        if (value < min || value > max) {
            throw new VariableException(
                    name + " is '" + text + "'; it must be a whole number from " + min + " to " + max);
        }
        return value;
    }

    /**
     * Returns a port; {@code null} if it is unset.
     *
     * @throws VariableException if it is not a port from 1 to 65535
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
        return BigDecimal.valueOf(duration.toMillis(), DECIMALS)
                .stripTrailingZeros()
                .toPlainString();
    }
}
