package dev.howl.testkit.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A child process of a test that can wait for lines of its output, signal it and kill it. Thread-safe. */
public final class ChildProcess implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(60);

    private final RunningProcess child;
    private final ProcessOutput output;
    private final @Nullable ReusableJvm jvm;
    /** Set once the JVM has been handed back; from then on the process may run another program. */
    private final AtomicBoolean released = new AtomicBoolean();

    /** @param jvm the JVM to hand back when the program ends; {@code null} if the process ends with the program */
    ChildProcess(RunningProcess child, ProcessOutput output, @Nullable ReusableJvm jvm) {
        this.child = child;
        this.output = output;
        this.jvm = jvm;
    }

    /** Starts a Java program. Its standard error is merged into its standard output. */
    public static ChildProcess start(JavaCommand command, List<String> arguments) {
        return start(command.line(arguments));
    }

    /**
     * Starts a Java program in an idle JVM that ran the same command before, or in a new JVM if there is none. A
     * process never runs two programs at a time.
     *
     * @param command a command; if it is not {@linkplain JavaCommand#reusable reusable}, a new JVM is started
     */
    public static ChildProcess startReusable(JavaCommand command, List<String> arguments) {
        Class<? extends ProgramRunner> runner = command.runner();
        return runner == null ? start(command, arguments) : ReusableJvm.run(command, runner, arguments);
    }

    /**
     * Starts a program. The first element of the line is the program; standard error is merged into standard output.
     */
    public static ChildProcess start(List<String> line) {
        return start(new ProcessBuilder(line));
    }

    /**
     * Starts a program in a working directory of its own.
     *
     * @param line the program and its arguments
     * @param environment variables that are added to the environment of the test
     */
    public static ChildProcess start(List<String> line, Path directory, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
        builder.environment().putAll(environment);
        return start(builder);
    }

    private static ChildProcess start(ProcessBuilder builder) {
        ProcessOutput output = new ProcessOutput();
        return new ChildProcess(RunningProcess.start(builder, output::add, output::end), output, null);
    }

    /**
     * Returns the first line that matches the predicate, including lines written before the call. Blocks until there is
     * one.
     *
     * @throws AssertionError if no line matches in time, or the program ends without one; the message contains the
     *     output
     */
    public String awaitLine(Predicate<String> predicate, Duration timeout) {
        return output.await(predicate, timeout);
    }

    /** Returns the output so far. */
    public String output() {
        return output.text();
    }

    /** Sends SIGTERM, waits for up to a minute until the process ends, and returns its exit code. */
    public int terminate() {
        return terminate(END);
    }

    /** Sends SIGTERM, waits for the end of the process for up to the given time, and returns its exit code. */
    public int terminate(Duration patience) {
        child().terminate();
        return child.awaitEnd(patience, output);
    }

    /** Sends a signal, for example {@code INT}. */
    public void signal(String name) {
        child().signal(name);
    }

    /** Kills the process with SIGKILL, and waits until it has ended. */
    public void kill() {
        child().kill(END, output);
    }

    /**
     * Waits until the process has ended and all its output has been read.
     *
     * @return the exit code
     * @throws AssertionError if the process does not end within a minute; it is then killed
     */
    public int awaitEnd() {
        return awaitEnd(END);
    }

    /** As {@link #awaitEnd()}, for a program that may take its time. */
    public int awaitEnd(Duration patience) {
        return child().awaitEnd(patience, output);
    }

    /** Returns the number of the process. */
    public long pid() {
        return child().pid();
    }

    public boolean isAlive() {
        return !released.get() && child.isAlive();
    }

    /** Ends the program and waits for its end, so that it writes to no file afterwards. */
    @Override
    public void close() {
        close(() -> {});
    }

    /**
     * Ends the program, and waits for its end. A program in a reusable JVM is shut down in order; any other is killed.
     *
     * @param hurry called if an orderly shutdown is slow, for example to disconnect the clients that it waits for
     */
    public void close(Runnable hurry) {
        if (released.get()) {
            return;
        }
        if (jvm == null || !child.isAlive()) {
            kill();
        } else if (released.compareAndSet(false, true)) {
            jvm.end(hurry);
        }
    }

    private RunningProcess child() {
        if (released.get()) {
            throw new IllegalStateException("the program has been closed");
        }
        return child;
    }
}
