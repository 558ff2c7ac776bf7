package dev.howl.server.topic;

import dev.howl.server.window.Offset;
import dev.howl.server.window.WindowEntry;

/** The receiver of a {@link ListenerCursor}'s events, called on its worker. */
interface EntryListener {

    /** Called with the next event. */
    void event(String epoch, WindowEntry entry);

    /** Called when events were lost. The next event is the one right after the given position. */
    void lost(Offset resumeAt);
}
