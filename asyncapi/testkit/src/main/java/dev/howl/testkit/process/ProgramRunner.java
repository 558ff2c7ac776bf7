package dev.howl.testkit.process;

/**
 * A runner that starts a program in a JVM and ends it without ending the JVM, so that the JVM can run it again.
 * Implementations need a public constructor without parameters. They are used by one thread at a time.
 */
public interface ProgramRunner extends AutoCloseable {

    /**
     * Calls the main method of the program, and returns when the program has started.
     *
     * @param main the class with the main method
     */
    void run(Class<?> main, String... arguments) throws Exception;

    /** Ends the program. When it returns, everything that the program started has ended or has been asked to end. */
    @Override
    void close();

    /**
     * Returns whether a library keeps a thread for the life of the JVM, so that the program need not end it. If a
     * program leaves any other thread behind, its JVM is not used again.
     */
    boolean isOfJvm(Thread thread);
}
