package dev.howl.app.incidents;

import dev.howl.app.contract.Incident;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of a response, as far as they are ones of the contract.
 *
 * @param incidents by id, each once, updates oldest first
 * @param oddIds ids of incidents that violate the contract, as far as they have one
 * @param fault number and first fault of the incidents that violate the contract, in words for operators; {@code null}
 *     if there is none
 */
record IncidentList(
        List<Incident> incidents,
        Set<Long> oddIds,
        @Nullable String fault) {
    IncidentList {
        incidents = List.copyOf(incidents);
        oddIds = Set.copyOf(oddIds);
    }
}
