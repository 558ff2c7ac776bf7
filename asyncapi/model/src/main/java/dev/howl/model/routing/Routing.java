package dev.howl.model.routing;

import dev.howl.runtime.RoutingPlan;
import java.util.List;

/**
 * A plan, and what it leaves to validation.
 *
 * @param ambiguities pairs of messages that a frame may both be, as far as the schemas tell
 * @param leftovers pairs of a message and one of whose members nothing is said: a frame that both accept is the former
 */
public record Routing(RoutingPlan plan, List<Ambiguity> ambiguities, List<Ambiguity> leftovers) {
    public Routing {
        ambiguities = List.copyOf(ambiguities);
        leftovers = List.copyOf(leftovers);
    }
}
