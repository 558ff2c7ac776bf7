package dev.howl.app.incidents;

import dev.howl.app.contract.Incident;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What the status dashboard shows, for those who tell it in another way than the contract's. Nothing here blocks; safe
 * for use by several threads.
 */
@FunctionalInterface
public interface IncidentBoard {

    /**
     * All incidents, by id.
     *
     * @return empty where the dashboard was never read, or could not be read when it was last asked, by whichever node;
     *     fails with {@code unavailable} while the database is away
     */
    CompletionStage<Optional<List<Incident>>> now();
}
