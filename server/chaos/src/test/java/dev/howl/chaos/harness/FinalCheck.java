package dev.howl.chaos.harness;

import dev.howl.chaos.harness.Witness.Place;
import dev.howl.runtime.Position;
import dev.howl.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The final check of a scenario, after the last fault. */
final class FinalCheck {
    private static final Duration SETTLE = Duration.ofSeconds(60);

    private FinalCheck() {}

    /** Publishes one more event to every topic and key, and waits until every witness has received it. */
    static void awaitCaughtUp(Publisher publisher, List<Place> places, List<Witness> witnesses) {
        List<Position> last = new ArrayList<>();
        places.forEach(place -> publisher.publish(place, "the end").ifPresent(last::add));
        for (Witness witness : witnesses) {
            for (Position position : last) {
                if (!Await.holds(SETTLE, () -> witness.isAt(position))) {
                    witness.stuck(position);
                }
            }
        }
    }

    /** Checks that every witness received all acknowledged events, and returns the totals. */
    static ScenarioResult of(
            FaultCounter faults, EventHistory history, List<Witness> witnesses, Violations violations) {
        List<Position> acknowledged = history.acknowledged();
        witnesses.forEach(witness -> witness.judge(acknowledged));
        return faults.result(
                acknowledged.size(),
                witnesses.stream().mapToLong(Witness::events).sum(),
                witnesses.stream().mapToLong(Witness::gaps).sum(),
                violations);
    }
}
