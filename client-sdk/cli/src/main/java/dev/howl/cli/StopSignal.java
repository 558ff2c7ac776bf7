package dev.howl.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;

/** The signal that ends a command which runs until it is interrupted. */
final class StopSignal {
    private StopSignal() {}

    /**
     * Waits for Ctrl-C or another signal that ends the program, which then exits with the result of the command.
     *
     * @param name of the thread that ends the command
     * @param finish ends the command and returns its exit code
     * @return the exit code, if the thread is interrupted: the command is used within another program, which ends it so
     */
    static int await(String name, IntSupplier finish) {
        // A JVM that a signal ends would exit with 130, whatever the result.
        Thread hook = new Thread(() -> Runtime.getRuntime().halt(finish.getAsInt()), name);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // The flag stays clear: the end of a command waits for threads.
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        return finish.getAsInt();
    }
}
