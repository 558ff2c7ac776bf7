package dev.howl.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** A command's standard output and error. */
final class Output {
    private Output() {}

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
