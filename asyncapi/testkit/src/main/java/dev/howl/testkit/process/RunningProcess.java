package dev.howl.testkit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A child process with a thread that reads its output line by line. Thread-safe. */
final class RunningProcess {
    /** Limit of the wait for the end of the output: a child of the ended process may keep it open. */
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(5);

    private final Process process;
    private final Thread reader;

    private RunningProcess(Process process, Consumer<String> lines, Runnable end) {
        this.process = process;
        reader = new Thread(() -> read(lines, end), "output of process " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a process with its standard error merged into its standard output.
     *
     * @param lines receives each line of the output
     * @param end called after the last line
     */
    static RunningProcess start(ProcessBuilder builder, Consumer<String> lines, Runnable end) {
        try {
            return new RunningProcess(builder.redirectErrorStream(true).start(), lines, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Consumer<String> lines, Runnable end) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = in.readLine();
            while (line != null) {
                lines.accept(line);
                line = in.readLine();
            }
        } catch (IOException e) {
            lines.accept("(the output was cut off: " + e.getMessage() + ")");
        }
        end.run();
    }

    OutputStream standardInput() {
        return process.getOutputStream();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGTERM. Uses the handle, because {@link Process#destroy} would also close the output. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Sends SIGKILL, and waits until the process has ended. */
    void kill(Duration patience, ProcessOutput output) {
        process.toHandle().destroyForcibly();
        awaitEnd(patience, output);
    }

    /** Sends a signal, for example {@code INT}. */
    void signal(String name) {
        try {
            int result = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (result != 0) {
                throw new AssertionError("kill -" + name + " failed with " + result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /**
     * Waits until the process has ended and its output has been read.
     *
     * @param output the output for the error message
     * @return the exit code
     * @throws AssertionError if the process does not end in time; it is then killed
     */
    int awaitEnd(Duration patience, ProcessOutput output) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "the program did not end within " + patience + "; output of the program:\n" + output.text());
            }
            reader.join(LAST_OUTPUT.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
