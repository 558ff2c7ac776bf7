package dev.howl.server.topic;

import dev.howl.server.window.Entry;
import dev.howl.server.window.Head;

/** What a {@link ListenerCursor} leads to; called on its worker. */
interface EntryListener {

    /** The next event of a life of the log. */
    void event(String epoch, Entry entry);

    /** What came before a place cannot be had. */
    void lost(Head resumeAt);
}
