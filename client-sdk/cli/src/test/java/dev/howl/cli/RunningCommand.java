package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.Await;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** A command that runs in a thread until it is stopped, and must then exit with 0 unless {@link #stop} was called. */
final class RunningCommand implements AutoCloseable {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Thread thread;
    private volatile int exitCode = -1;
    private boolean stopped;

    RunningCommand(String... words) {
        CommandLine command =
                Howl.commandLine(words).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        thread = new Thread(() -> exitCode = command.execute(words));
        thread.start();
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** Waits for a line with a name and an address, and returns the address. */
    URI address(String name) {
        Pattern line = Pattern.compile("(?m)^" + name + " (ws://\\S+)");
        Await.until("the address of " + name, () -> line.matcher(out()).find());
        Matcher matcher = line.matcher(out());
        assertThat(matcher.find()).isTrue();
        return URI.create(matcher.group(1));
    }

    /** Ends the command, and returns its exit code. */
    int stop() {
        stopped = true;
        thread.interrupt();
        Await.until("the end of the command", () -> !thread.isAlive());
        return exitCode;
    }

    @Override
    public void close() {
        if (!stopped) {
            assertThat(stop()).isZero();
        }
    }
}
