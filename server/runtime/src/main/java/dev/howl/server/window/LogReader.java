package dev.howl.server.window;

/** Is told that a key has something new to read. */
@FunctionalInterface
public interface LogReader {

    /** Called by whoever appended, on any thread: only notes it and returns. */
    void advanced();
}
