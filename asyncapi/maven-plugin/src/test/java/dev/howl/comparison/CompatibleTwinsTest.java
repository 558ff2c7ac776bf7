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
 * Random changes that break nobody: the server accepts as much or more than before, and sends as much or less. None is a
 * breaking finding, and no frame contradicts that. {@code -Dhowl.diff.twins} says how many changes.
 */
class CompatibleTwinsTest {
    private static final int TWINS = Integer.getInteger("howl.diff.twins", 100);
    private static final long SEED = Long.getLong("howl.diff.seed", 1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void noCompatibleChangeIsABreakingFinding() throws IOException {
        List<String> alarms = new ArrayList<>();
        int compared = 0;
        for (long seed = SEED; seed < SEED + TWINS; seed++) {
            SchemaDice dice = new SchemaDice(seed);
            ObjectNode narrow = dice.schema(3);
            CompatibleChange.Changed wide = CompatibleChange.of(dice, narrow);
            ObjectNode before = DiceDocument.components(narrow, wide.schema(), narrow);
            ObjectNode after = DiceDocument.components(wide.schema(), narrow, narrow);
            wide.moved().ifPresent(moved -> {
                before.set(CompatibleChange.MOVED, moved);
                after.set(CompatibleChange.MOVED, moved);
            });
            Optional<DiceDocument> old = DiceDocument.of(folder.resolve("old.json"), before);
            Optional<DiceDocument> now = DiceDocument.of(folder.resolve("new.json"), after);
            if (old.isPresent() && now.isPresent()) {
                compared++;
                check(seed, narrow, wide, old.get(), now.get()).ifPresent(alarms::add);
            }
        }
        assertThat(alarms).isEmpty();
        assertThat(compared).isGreaterThan(TWINS / 2);
    }

    private static Optional<String> check(
            long seed, ObjectNode narrow, CompatibleChange.Changed wide, DiceDocument old, DiceDocument now) {
        DiffReport report = ContractDiff.compare(old.document(), now.document());
        List<String> breaking = report.of(DiffLevel.BREAKING).stream()
                .map(finding -> finding.rule().id() + " " + finding.pointer())
                .toList();
        Optional<String> contradiction = DiceDocument.counterexample(old, now);
        return breaking.isEmpty() && contradiction.isEmpty()
                ? Optional.empty()
                : Optional.of("seed " + seed + ", " + wide.what() + ": " + narrow + " -> " + wide.schema() + ": "
                        + breaking + contradiction.orElse(""));
    }
}
