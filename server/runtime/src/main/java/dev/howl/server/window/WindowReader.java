package dev.howl.server.window;

/** A reader of a window that is notified of new events. */
@FunctionalInterface
public interface WindowReader {

    /** Called on the appending thread when there is something to read. Must return at once and read later. */
    void advanced();
}
