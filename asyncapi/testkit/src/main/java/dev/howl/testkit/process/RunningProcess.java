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

/** A child process whose output is read line by line by a thread of its own. Safe for use by several threads. */
final class RunningProcess {
    /** A process that has ended may have left another one behind that keeps its output open. */
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
     * Starts a process; its standard error goes the way of standard output.
     *
     * @param lines is given each line
     * @param end is run when there are no more
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
            lines.accept("(its output broke off: " + e.getMessage() + ")");
        }
        end.run();
    }

    OutputStream standardInput() {
        return process.getOutputStream();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGTERM. Through the handle: the process object would stop reading what the process writes. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Sends SIGKILL, and waits for the end. */
    void kill(Duration patience, ProcessOutput output) {
        process.toHandle().destroyForcibly();
        awaitEnd(patience, output);
    }

    /** Sends a signal, such as {@code INT}. */
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
     * Waits for the exit code, and for all that the process wrote.
     *
     * @param output is shown where it does not end
     * @throws AssertionError where it does not end in time; then it is killed
     */
    int awaitEnd(Duration patience, ProcessOutput output) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the program did not end within " + patience + "; it wrote\n" + output.text());
            }
            reader.join(LAST_OUTPUT.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
