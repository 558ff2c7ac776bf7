package dev.howl.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** A command's standard output and error. */
final class Output {
    private Output() {}

    static PrintWriter of(@Nullable CommandSpec command) {
        return Objects.requireNonNull(command).commandLine().getOut();
    }

    static PrintWriter errorsOf(@Nullable CommandSpec command) {
        return Objects.requireNonNull(command).commandLine().getErr();
    }
}
