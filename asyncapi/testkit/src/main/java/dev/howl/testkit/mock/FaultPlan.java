package dev.howl.testkit.mock;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The choice of faults for each message, made by seed. Thread-safe. */
final class FaultPlan {
    private final List<FaultRule> rules;
    private final Random random;

    FaultPlan(List<FaultRule> rules, long seed) {
        this.rules = List.copyOf(rules);
        this.random = new Random(seed);
    }

    /**
     * Returns the faults of one message.
     *
     * @param cause id of the request that it answers; {@code null} if it answers none
     */
    synchronized List<Misbehaviour> of(String message, @Nullable String cause) {
        return rules.stream()
                .filter(rule -> rule.message() == null
                        || rule.message().equals(message)
                        || rule.message().equals(cause))
                // One number for each rule, whether it is needed or not, so that rules do not disturb each other.
                .filter(rule -> random.nextDouble() < rule.share())
                .map(FaultRule::fault)
                .toList();
    }
}
