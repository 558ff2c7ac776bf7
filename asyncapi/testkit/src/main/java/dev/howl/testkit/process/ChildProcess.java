package dev.howl.testkit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A process of the test, whose output can be awaited line by line. Safe for use by several threads. */
public final class ChildProcess implements AutoCloseable {
    private static final int MAX_LINES = 10_000;
    private static final Duration END = Duration.ofSeconds(60);
    /** A program that has ended may have left another one behind that keeps its output open. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Process process;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean ended;

    private record Waiting(Predicate<String> predicate, CompletableFuture<String> found) {}

    private ChildProcess(Process process) {
        this.process = process;
        reader = new Thread(this::read, "output of process " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a Java program; standard error goes the way of standard output. */
    public static ChildProcess start(JavaCommand command, List<String> arguments) {
        return start(command.line(arguments));
    }

    /** Starts a program, which comes first on the line; standard error goes the way of standard output. */
    public static ChildProcess start(List<String> line) {
        return start(new ProcessBuilder(line));
    }

    /**
     * Starts a program, which comes first on the line, in a directory of its own.
     *
     * @param environment what is added to that of the test
     */
    public static ChildProcess start(List<String> line, Path directory, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
        builder.environment().putAll(environment);
        return start(builder);
    }

    private static ChildProcess start(ProcessBuilder builder) {
        try {
            return new ChildProcess(builder.redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first line for which the predicate holds, also one that has been written before.
     *
     * @throws AssertionError where none comes in time, or the program ends without it; tells what it wrote
     */
    public String awaitLine(Predicate<String> predicate, Duration timeout) {
        CompletableFuture<String> found = new CompletableFuture<>();
        synchronized (lines) {
            lines.stream().filter(predicate).findFirst().ifPresent(found::complete);
            if (ended) {
                found.completeExceptionally(new IllegalStateException("the program ended"));
            }
            waiting.add(new Waiting(predicate, found));
        }
        try {
            return found.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("no such line within " + timeout + "; the program wrote\n" + output(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** All that it wrote so far. */
    public String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** Asks it to end as {@code kill} does (SIGTERM), and waits for its exit code. */
    public int terminate() {
        return terminate(END);
    }

    /** As {@link #terminate()}, for a program that may take its time. */
    public int terminate(Duration patience) {
        // Through the handle: the process itself would stop reading what the program writes.
        process.toHandle().destroy();
        return awaitEnd(patience);
    }

    /** Sends a signal, such as {@code INT}. */
    public void signal(String name) {
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

    /** Ends it without warning (SIGKILL). */
    public void kill() {
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    /**
     * Waits for the exit code, and for all that it wrote.
     *
     * @throws AssertionError where it does not end within a minute; then it is killed
     */
    public int awaitEnd() {
        return awaitEnd(END);
    }

    private int awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the program did not end within " + patience + "; it wrote\n" + output());
            }
            reader.join(LAST_WORDS.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills what still runs, and waits for its end: afterwards it writes to no file any more. */
    @Override
    public void close() {
        kill();
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null) {
                took(line);
                line = reader.readLine();
            }
        } catch (IOException e) {
            took("(its output broke off: " + e.getMessage() + ")");
        }
        synchronized (lines) {
            ended = true;
            waiting.forEach(one -> one.found.completeExceptionally(new IllegalStateException("the program ended")));
        }
    }

    private void took(String line) {
        synchronized (lines) {
            if (lines.size() < MAX_LINES) {
                lines.add(line);
            }
            waiting.stream().filter(one -> one.predicate.test(line)).forEach(one -> one.found.complete(line));
            waiting.removeIf(one -> one.found.isDone());
        }
    }
}
