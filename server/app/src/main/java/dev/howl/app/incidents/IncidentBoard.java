package dev.howl.app.incidents;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/**
 * The incidents as the status dashboard writes them, for the original wire of the dashboard. Never blocks; safe for use
 * by several threads.
 */
public interface IncidentBoard {

    /**
     * Returns the dashboard's list: its order, and all properties of each incident. Callers must not change it. On the
     * node that polls the dashboard, the list is not older than a second where the dashboard answers: the next poll is
     * brought forward, the same for all who ask.
     *
     * @return empty if no node has read the dashboard yet, or the last poll failed; fails with {@code unavailable}
     *     while the database is unavailable
     */
    CompletionStage<Optional<JsonNode>> now();

    /**
     * Returns the list of the last poll that did not fail, without waiting for another. The same list is the same
     * object until it changes.
     *
     * @return empty if no node has read the dashboard yet; fails with {@code unavailable} while the database is away
     */
    CompletionStage<Optional<JsonNode>> kept();

    /** Calls a listener, which must not block, whenever the list may have changed. */
    void listen(Runnable listener);
}
