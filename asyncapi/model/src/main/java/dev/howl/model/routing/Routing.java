package dev.howl.model.routing;

import dev.howl.runtime.RoutingPlan;
import java.util.List;

/**
 * A plan, and what it leaves to validation.
 *
 * @param ambiguities pairs of messages that a frame may both be, as far as the schemas tell
 */
public record Routing(RoutingPlan plan, List<Ambiguity> ambiguities) {
    public Routing {
        ambiguities = List.copyOf(ambiguities);
    }
}
