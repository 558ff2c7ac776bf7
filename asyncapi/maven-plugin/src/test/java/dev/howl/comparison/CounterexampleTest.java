package dev.howl.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.diff.DiffLevel;
import dev.howl.diff.DiffReport;
import dev.howl.diff.compare.ContractDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * The comparison against validation: of a random schema and a random change of it, frames that one version accepts and
 * the other refuses must be a breaking finding, in the direction in which old clients meet them.
 * {@code -Dhowl.diff.changes} says how many changes.
 */
class CounterexampleTest {
    private static final int CHANGES = Integer.getInteger("howl.diff.changes", 120);
    private static final long SEED = Long.getLong("howl.diff.seed", 1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyCounterexampleIsABreakingFinding() throws IOException {
        List<String> unflagged = new ArrayList<>();
        int counterexamples = 0;
        int compared = 0;
        for (long seed = SEED; seed < SEED + CHANGES; seed++) {
            SchemaDice dice = new SchemaDice(seed);
            ObjectNode before = dice.schema(3);
            ObjectNode after = RandomChange.of(dice, before);
            Optional<DiceDocument> old = DiceDocument.of(folder.resolve("old.json"), DiceDocument.both(before));
            Optional<DiceDocument> now = DiceDocument.of(folder.resolve("new.json"), DiceDocument.both(after));
            if (old.isEmpty() || now.isEmpty()) {
                continue;
            }
            compared++;
            DiffReport report =
                    ContractDiff.compare(old.get().document(), now.get().document());
            Optional<String> found = DiceDocument.counterexample(old.get(), now.get());
            counterexamples += found.isPresent() ? 1 : 0;
            if (found.isPresent() && !isFlagged(report, found.get())) {
                unflagged.add("seed " + seed + ": " + before + " -> " + after + ": " + found.get());
            }
        }
        assertThat(unflagged).isEmpty();
        assertThat(compared).isGreaterThan(CHANGES / 2);
        assertThat(counterexamples).isGreaterThan(CHANGES / 10);
    }

    private static boolean isFlagged(DiffReport report, String counterexample) {
        String direction = counterexample.startsWith("TO_SERVER") ? "to-server-" : "to-client-";
        return report.of(DiffLevel.BREAKING).stream()
                .anyMatch(finding -> finding.rule().id().startsWith(direction));
    }
}
