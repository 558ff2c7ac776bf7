package dev.howl.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The standard output and standard error of a command. */
final class Output {
    /** Line breaks, and control characters with which terminals begin escape sequences. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private Output() {}

    /** Puts a text from the network on one line and removes control characters. */
    static String line(String text) {
        return CONTROLS.matcher(text).replaceAll(" ");
    }

    /**
     * Returns whether output may have colours: on a terminal that is not told to have none
     * (<a href="https://no-color.org">NO_COLOR</a>).
     */
    static boolean hasColours() {
        return CommandLine.Help.Ansi.AUTO.enabled();
    }

    /** Returns a line in red, where the output of a command has colours. */
    static String red(CommandLine command, String line) {
        return command.getColorScheme().ansi().enabled() ? "\u001b[31m" + line + "\u001b[0m" : line;
    }

    /** Returns the injected command. */
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
