package dev.howl.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The result of one run of the command {@code howl}: exit code and output. */
record CommandRun(int exitCode, String out, String err) {
    static CommandRun howl(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Howl.commandLine(words).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new CommandRun(command.execute(words), out.toString(), err.toString());
    }
}
