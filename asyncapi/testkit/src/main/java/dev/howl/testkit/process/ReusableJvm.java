package dev.howl.testkit.process;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A child JVM that runs the same program repeatedly, one run at a time, because a warm JVM starts it in a fraction of
 * the time. A run behaves as in a JVM of its own: the program may call {@link System#exit}, and the test may signal or
 * kill the process; the next run then gets a new one.
 */
final class ReusableJvm {
    private static final int MAX_IDLE = 3;
    private static final Duration END = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration ORDERLY_END = Duration.ofSeconds(5);
    private static final String GONE = "the process has ended";

    /** JVMs without a running program, the most recently used first. Guarded by itself. */
    private static final Deque<ReusableJvm> IDLE = new ArrayDeque<>();

    private final String mark = "-- ended " + UUID.randomUUID() + ": ";
    private final JavaCommand command;
    private final RunningProcess child;
    private final DataOutputStream control;
    private volatile ProcessOutput output = new ProcessOutput();
    /** Completed at the end of a run with the reason why the JVM cannot be used again; empty if it can. */
    private volatile CompletableFuture<String> ended = new CompletableFuture<>();

    private ReusableJvm(JavaCommand command, Class<? extends ProgramRunner> runner) {
        this.command = command;
        child = RunningProcess.start(new ProcessBuilder(command.reusableLine(runner)), this::wrote, this::gone);
        control = new DataOutputStream(new BufferedOutputStream(child.standardInput()));
    }

    /** Runs a program in an idle JVM that ran it before, or in a new JVM. */
    static ChildProcess run(JavaCommand command, Class<? extends ProgramRunner> runner, List<String> arguments) {
        ReusableJvm idle = takeIdle(command);
        try {
            return (idle == null ? new ReusableJvm(command, runner) : idle).run(arguments);
        } catch (IOException e) {
            throw new AssertionError("cannot send a command to the child JVM", e);
        }
    }

    private static @Nullable ReusableJvm takeIdle(JavaCommand command) {
        synchronized (IDLE) {
            IDLE.removeIf(one -> !one.child.isAlive());
            ReusableJvm found = IDLE.stream()
                    .filter(one -> one.command.equals(command))
                    .findFirst()
                    .orElse(null);
            IDLE.remove(found);
            return found;
        }
    }

    private ChildProcess run(List<String> arguments) throws IOException {
        output = new ProcessOutput();
        ended = new CompletableFuture<>();
        control.writeInt(JvmHost.RUN);
        control.writeInt(arguments.size());
        for (String argument : arguments) {
            control.writeUTF(argument);
        }
        control.flush();
        return new ChildProcess(child, output, this);
    }

    private void wrote(String line) {
        if (line.startsWith(mark)) {
            ended.complete(line.substring(mark.length()));
        } else {
            output.add(line);
        }
    }

    private void gone() {
        output.end();
        ended.complete(GONE);
    }

    /**
     * Ends the program. Keeps the JVM for the next run if the program left nothing behind; otherwise kills the JVM.
     *
     * @param hurry called if the program does not end within 200 ms
     */
    void end(Runnable hurry) {
        try {
            control.writeInt(JvmHost.END);
            control.writeUTF(mark);
            control.flush();
        } catch (IOException e) {
            gone();
        }
        if (!hasEndedWithin(SOON)) {
            hurry.run();
        }
        ReusableJvm discarded = this;
        if (hasEndedWithin(ORDERLY_END) && ended.getNow(GONE).isEmpty()) {
            output.end();
            discarded = keep();
        }
        if (discarded != null) {
            discarded.child.kill(END, discarded.output);
        }
    }

    private boolean hasEndedWithin(Duration patience) {
        try {
            ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Adds this JVM to the idle ones, and returns the one to discard if there are too many. */
    private @Nullable ReusableJvm keep() {
        synchronized (IDLE) {
            IDLE.addFirst(this);
            return IDLE.size() > MAX_IDLE ? IDLE.removeLast() : null;
        }
    }
}
