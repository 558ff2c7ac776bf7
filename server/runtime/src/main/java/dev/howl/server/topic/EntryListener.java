package dev.howl.server.topic;

import dev.howl.server.window.Offset;
import dev.howl.server.window.WindowEntry;

/** What a {@link ListenerCursor} leads to; called on its worker. */
interface EntryListener {

    /** The next event of a life of the log. */
    void event(String epoch, WindowEntry entry);

    /** What came before a place cannot be had. */
    void lost(Offset resumeAt);
}
