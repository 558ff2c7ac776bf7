package dev.howl.testkit.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A process of the test, whose output can be awaited line by line. Safe for use by several threads. */
public final class ChildProcess implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(60);

    private final RunningProcess child;
    private final ProcessOutput output;
    private final @Nullable ReusableJvm jvm;
    /** Afterwards the process may be another program's. */
    private final AtomicBoolean released = new AtomicBoolean();

    /** @param jvm takes the process back; {@code null} where it ends with the program */
    ChildProcess(RunningProcess child, ProcessOutput output, @Nullable ReusableJvm jvm) {
        this.child = child;
        this.output = output;
        this.jvm = jvm;
    }

    /** Starts a Java program; standard error goes the way of standard output. */
    public static ChildProcess start(JavaCommand command, List<String> arguments) {
        return start(command.line(arguments));
    }

    /**
     * Starts a Java program in a JVM in which the same command has run and has been closed, where there is one, else in a
     * new JVM. In either case the program has the process for itself.
     *
     * @param command a {@linkplain JavaCommand#reusable reusable} one; any other always gets a new JVM
     */
    public static ChildProcess startReusable(JavaCommand command, List<String> arguments) {
        Class<? extends ProgramRunner> runner = command.runner();
        return runner == null ? start(command, arguments) : ReusableJvm.run(command, runner, arguments);
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
        ProcessOutput output = new ProcessOutput();
        return new ChildProcess(RunningProcess.start(builder, output::add, output::end), output, null);
    }

    /**
     * Returns the first line for which the predicate holds, also one that has been written before.
     *
     * @throws AssertionError where none comes in time, or the program ends without it; tells what it wrote
     */
    public String awaitLine(Predicate<String> predicate, Duration timeout) {
        return output.await(predicate, timeout);
    }

    /** Returns all that it wrote so far. */
    public String output() {
        return output.text();
    }

    /** Asks it to end as {@code kill} does (SIGTERM), and waits for its exit code. */
    public int terminate() {
        return terminate(END);
    }

    /** As {@link #terminate()}, for a program that may take its time. */
    public int terminate(Duration patience) {
        child().terminate();
        return child.awaitEnd(patience, output);
    }

    /** Sends a signal, such as {@code INT}. */
    public void signal(String name) {
        child().signal(name);
    }

    /** Ends it without warning (SIGKILL). */
    public void kill() {
        child().kill(END, output);
    }

    /**
     * Waits for the exit code, and for all that it wrote.
     *
     * @throws AssertionError where it does not end within a minute; then it is killed
     */
    public int awaitEnd() {
        return child().awaitEnd(END, output);
    }

    public boolean isAlive() {
        return !released.get() && child.isAlive();
    }

    /** Ends it, and waits for the end: afterwards it writes to no file any more. */
    @Override
    public void close() {
        close(() -> {});
    }

    /**
     * Ends it, and waits for the end. A program that shares its JVM with later ones is ended in order; any other is killed.
     *
     * @param hurry run where an orderly end takes its time, such as for clients that are still connected
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
