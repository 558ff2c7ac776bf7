package dev.howl.cli;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The conversion of values that violate the contract into invalid usage, before a request is sent. */
final class CheckedValues {
    /** The property that the message of a generated record begins with. */
    private static final Pattern PROPERTY = Pattern.compile("^'([a-z_]+)' ");

    private CheckedValues() {}

    /**
     * Returns what the supplier returns.
     *
     * @throws ParameterException if the supplier throws an {@link IllegalArgumentException}; the message names the
     *     option instead of the property of the contract
     */
    static <T> T of(@Nullable CommandSpec command, Supplier<T> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Output.spec(command).commandLine(), withOption(String.valueOf(e.getMessage())), e);
        }
    }

    /** Returns the value of an option, or a failure whose message begins with the option. */
    static <T> T option(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
        }
    }

    private static String withOption(String message) {
        Matcher property = PROPERTY.matcher(message);
        return property.find()
                ? "--" + property.group(1).replace('_', '-').toLowerCase(Locale.ROOT) + " "
                        + message.substring(property.end())
                : message;
    }
}
