package dev.howl.generator;

import dev.howl.runtime.RoutingPlan;
import dev.howl.testkit.conformance.result.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a server one of whose checks is disabled.
 *
 * @param base id of the channel in the contract that it is a copy of
 * @param name names the check
 * @param keyword the keyword or format that the validator does not know; {@code null} for none
 * @param routing the plan of the router, from the right one
 * @param diagnoses that the findings must have
 * @param words of which each finding must have one
 */
record DisabledCheck(
        String base,
        String name,
        @Nullable String keyword,
        UnaryOperator<RoutingPlan> routing,
        Set<Diagnosis> diagnoses,
        List<String> words) {

    /** Returns a channel with all checks. */
    static DisabledCheck none(String base) {
        return new DisabledCheck(base, "none", null, plan -> plan, Set.of(), List.of());
    }

    /**
     * Returns a channel whose validator does not know a keyword, or a format.
     *
     * @param others JSON Pointers of members whose schemas mean nothing any more
     */
    static DisabledCheck of(String base, String keyword, String... others) {
        List<String> words = new ArrayList<>(List.of(" breaks " + keyword + " at ", " at /of_" + keyword + " "));
        for (String other : others) {
            words.add(" at " + other + " ");
        }
        return new DisabledCheck(base, keyword, keyword, plan -> plan, Set.of(Diagnosis.ACCEPTED_INVALID), words);
    }

    /** Returns a channel whose router decides in another way. */
    static DisabledCheck routing(
            String base, String name, UnaryOperator<RoutingPlan> routing, Diagnosis diagnosis, String... words) {
        return new DisabledCheck(base, name, null, routing, Set.of(diagnosis), List.of(words));
    }

    String channel() {
        return (base + "_without_" + name).replace('-', '_');
    }

    @Override
    public String toString() {
        return base + " without " + name;
    }
}
