package dev.howl.app.incidents;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/**
 * What the status dashboard shows, for those who tell it in another way than the contract's. Nothing here blocks; safe
 * for use by several threads.
 */
@FunctionalInterface
public interface IncidentBoard {

    /**
     * All incidents as the dashboard writes them: a list in its order, each with all that the dashboard says of it. Not to be
     * changed.
     *
     * @return empty where the dashboard was never read, or could not be read when it was last asked, by whichever node;
     *     fails with {@code unavailable} while the database is away
     */
    CompletionStage<Optional<JsonNode>> now();
}
