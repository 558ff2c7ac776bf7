package dev.howl.app.incidents;

import dev.howl.app.contract.Incident;
import java.util.List;

/** What the dashboard says. */
sealed interface DashboardResponse {

    /** What it said last still holds (304). */
    record NotModified() implements DashboardResponse {}

    /**
     * All its incidents.
     *
     * @param incidents by id, each once, updates oldest first
     * @param written the list as the dashboard wrote it, in JSON: its order, and properties that the contract does not know
     * @param validators to ask with the next time
     */
    record Full(List<Incident> incidents, String written, HttpValidators validators) implements DashboardResponse {}
}
