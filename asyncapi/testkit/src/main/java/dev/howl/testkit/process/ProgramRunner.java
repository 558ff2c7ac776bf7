package dev.howl.testkit.process;

/**
 * Runs a program in its own JVM and ends it there, so that the JVM can run it again. It needs a public constructor without
 * parameters, and is used by one thread at a time.
 */
public interface ProgramRunner extends AutoCloseable {

    /**
     * Calls the program's main method, and returns when the program has started.
     *
     * @param main the class with the main method
     */
    void run(Class<?> main, String... arguments) throws Exception;

    /** Ends the program, and returns when all that it started has ended or been told to end. */
    @Override
    void close();

    /**
     * Tells whether a thread belongs to a library that keeps it for the whole JVM, so that the program need not end it. A
     * JVM in which any other thread is left is not used again.
     */
    boolean isOfJvm(Thread thread);
}
