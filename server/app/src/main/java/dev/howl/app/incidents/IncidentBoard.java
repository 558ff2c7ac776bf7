package dev.howl.app.incidents;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/**
 * The incidents as the status dashboard writes them, for the original wire of the dashboard. Never blocks; safe for use
 * by several threads.
 */
@FunctionalInterface
public interface IncidentBoard {

    /**
     * Returns the dashboard's list: its order, and all properties of each incident. Callers must not change it.
     *
     * @return empty if no node has read the dashboard yet, or the last poll failed; fails with {@code unavailable}
     *     while the database is unavailable
     */
    CompletionStage<Optional<JsonNode>> now();
}
