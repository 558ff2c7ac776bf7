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
 * A process that runs one program after the other, never two at a time. In a JVM that has run the program before, a start
 * takes a fraction of the first one's time. All else is as in a new JVM: a program has the process for itself, may end it
 * by {@link System#exit}, and can be signalled and killed, after which the next one gets another process.
 */
final class ReusableJvm {
    private static final int MAX_IDLE = 3;
    private static final Duration END = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration ORDERLY_END = Duration.ofSeconds(5);
    private static final String GONE = "the process has ended";

    /** Guarded by itself: those that run no program, the latest one first. */
    private static final Deque<ReusableJvm> IDLE = new ArrayDeque<>();

    private final String mark = "-- ended " + UUID.randomUUID() + ": ";
    private final JavaCommand command;
    private final RunningProcess child;
    private final DataOutputStream control;
    private volatile ProcessOutput output = new ProcessOutput();
    /** Completed with what keeps the JVM from being used again, empty for nothing. */
    private volatile CompletableFuture<String> ended = new CompletableFuture<>();

    private ReusableJvm(JavaCommand command, Class<? extends ProgramRunner> runner) {
        this.command = command;
        child = RunningProcess.start(new ProcessBuilder(command.reusableLine(runner)), this::wrote, this::gone);
        control = new DataOutputStream(new BufferedOutputStream(child.standardInput()));
    }

    /** Runs a program in a JVM that has run it before, or else in a new one. */
    static ChildProcess run(JavaCommand command, Class<? extends ProgramRunner> runner, List<String> arguments) {
        ReusableJvm idle = takeIdle(command);
        try {
            return (idle == null ? new ReusableJvm(command, runner) : idle).run(arguments);
        } catch (IOException e) {
            throw new AssertionError("the process cannot be told what to run", e);
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
     * Ends the program, and keeps the JVM for the next one where nothing of this one is left in it; otherwise kills it.
     *
     * @param hurry run where the program takes its time
     */
    void end(Runnable hurry) {
        askToEnd();
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

    private void askToEnd() {
        try {
            control.writeInt(JvmHost.END);
            control.writeUTF(mark);
            control.flush();
        } catch (IOException e) {
            gone();
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

    /** Returns the one that there is no room for any more. */
    private @Nullable ReusableJvm keep() {
        synchronized (IDLE) {
            IDLE.addFirst(this);
            return IDLE.size() > MAX_IDLE ? IDLE.removeLast() : null;
        }
    }
}
