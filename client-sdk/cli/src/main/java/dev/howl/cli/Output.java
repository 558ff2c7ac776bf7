package dev.howl.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** A command's standard output and error. */
final class Output {
    /** Line breaks, and what terminals take for commands. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private Output() {}

    /** A text that others wrote, on one line and without anything that a terminal would obey. */
    static String line(String text) {
        return CONTROLS.matcher(text).replaceAll(" ");
    }

    /** The command as Picocli filled it in. */
    static CommandSpec spec(@Nullable CommandSpec command) {
        return Objects.requireNonNull(command, "used outside a command");
    }

    static PrintWriter of(@Nullable CommandSpec command) {
        return spec(command).commandLine().getOut();
    }

    static PrintWriter errorsOf(@Nullable CommandSpec command) {
        return spec(command).commandLine().getErr();
    }
}
