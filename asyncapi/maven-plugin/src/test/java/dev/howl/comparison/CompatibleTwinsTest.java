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

    private final List<String> alarms = new ArrayList<>();
    private int compared;

    @Test
    void noCompatibleChangeIsABreakingFinding() throws IOException {
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
            Optional<DiceDocument> old = DiceDocument.ofSchemas(folder.resolve("old.json"), before);
            Optional<DiceDocument> now = DiceDocument.ofSchemas(folder.resolve("new.json"), after);
            check("seed " + seed + ", " + wide.what() + ": " + narrow + " -> " + wide.schema(), old, now);
        }
        assertThat(alarms).isEmpty();
        assertThat(compared).isGreaterThan(TWINS / 2);
    }

    @Test
    void noCompatibleChangeOfAChannelIsABreakingFinding() throws IOException {
        for (long seed = SEED; seed < SEED + TWINS; seed++) {
            CompatibleChannelChange.Pair pair = CompatibleChannelChange.of(new SchemaDice(seed));
            Optional<DiceDocument> old = DiceDocument.of(folder.resolve("old.json"), pair.before());
            Optional<DiceDocument> now = DiceDocument.of(folder.resolve("new.json"), pair.after());
            String words = "seed " + seed + ", " + pair.what() + ": " + pair.before() + " -> " + pair.after();
            check(words, old, now);
            RequestPromises.broken(pair.before(), pair.after()).ifPresent(text -> alarms.add(words + ": " + text));
        }
        assertThat(alarms).isEmpty();
        assertThat(compared).isGreaterThan(TWINS / 2);
    }

    private void check(String words, Optional<DiceDocument> before, Optional<DiceDocument> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        compared++;
        DiceDocument old = before.get();
        DiceDocument now = after.get();
        DiffReport report = ContractDiff.compare(old.document(), now.document());
        List<String> breaking = report.of(DiffLevel.BREAKING).stream()
                .map(finding -> finding.rule().id() + " " + finding.pointer())
                .toList();
        Optional<String> contradiction = DiceDocument.counterexample(old, now);
        if (!breaking.isEmpty() || contradiction.isPresent()) {
            alarms.add(words + ": " + breaking + contradiction.orElse(""));
        }
    }
}
