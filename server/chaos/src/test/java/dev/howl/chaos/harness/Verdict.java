package dev.howl.chaos.harness;

import dev.howl.chaos.harness.Witness.Place;
import dev.howl.runtime.Position;
import dev.howl.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is asked when all faults are over. */
final class Verdict {
    private static final Duration SETTLE = Duration.ofSeconds(60);

    private Verdict() {}

    /** Publishes one more event everywhere, and waits until every witness has come to it. */
    static void reach(Publisher publisher, List<Place> places, List<Witness> witnesses) {
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

    /** Looks for what was acknowledged and not told. */
    static Tally.Result of(Tally tally, History history, List<Witness> witnesses, Findings findings) {
        List<Position> acknowledged = history.acknowledged();
        witnesses.forEach(witness -> witness.judge(acknowledged));
        return tally.result(
                acknowledged.size(),
                witnesses.stream().mapToLong(Witness::events).sum(),
                witnesses.stream().mapToLong(Witness::gaps).sum(),
                findings);
    }
}
