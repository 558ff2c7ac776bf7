package dev.howl.server.log;

/** Gets the events of one key in order. */
public interface LogReader {

    /** Takes the next event; called under the log's lock, so it only puts the event aside. */
    void appended(Entry entry);
}
