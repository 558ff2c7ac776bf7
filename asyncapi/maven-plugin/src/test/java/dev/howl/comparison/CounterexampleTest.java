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
 * The comparison against validation: of a random document and a random change of it, frames that one version accepts and
 * the other refuses or takes for another message must be a breaking finding, in the direction in which old clients meet
 * them. {@code -Dhowl.diff.changes} says how many changes; of channels half as many.
 */
class CounterexampleTest {
    private static final int CHANGES = Integer.getInteger("howl.diff.changes", 120);
    private static final long SEED = Long.getLong("howl.diff.seed", 1);

    @TempDir
    private Path folder = Path.of("");

    private final List<String> unflagged = new ArrayList<>();
    private int counterexamples;
    private int compared;

    @Test
    void everyCounterexampleIsABreakingFinding() throws IOException {
        for (long seed = SEED; seed < SEED + CHANGES; seed++) {
            SchemaDice dice = new SchemaDice(seed);
            ObjectNode before = FamilyDice.components(dice);
            ObjectNode after = FamilyDice.changed(dice, before);
            Optional<DiceDocument> old = DiceDocument.ofSchemas(folder.resolve("old.json"), before);
            Optional<DiceDocument> now = DiceDocument.ofSchemas(folder.resolve("new.json"), after);
            if (old.isPresent() && now.isPresent()) {
                check("seed " + seed + ": " + before + " -> " + after, old.get(), now.get());
            }
        }
        assertThat(unflagged).isEmpty();
        assertThat(compared).isGreaterThan(CHANGES / 2);
        assertThat(counterexamples).isGreaterThan(CHANGES / 10);
    }

    /** Several messages and operations: a change may also concern how messages are told, and what answers them. */
    @Test
    void everyCounterexampleOfAChangedChannelIsABreakingFinding() throws IOException {
        int broken = 0;
        for (long seed = SEED; seed < SEED + CHANGES / 2; seed++) {
            SchemaDice dice = new SchemaDice(seed);
            ChannelDice.Document before = ChannelDice.of(dice);
            ObjectNode after = ChannelChange.of(dice, before);
            Optional<DiceDocument> old = DiceDocument.of(folder.resolve("old.json"), before.json());
            Optional<DiceDocument> now = DiceDocument.of(folder.resolve("new.json"), after);
            if (old.isPresent() && now.isPresent()) {
                String words = "seed " + seed + ": " + before.json() + " -> " + after;
                DiffReport report = check(words, old.get(), now.get());
                Optional<String> promise = RequestPromises.broken(before.json(), after);
                broken += promise.isPresent() ? 1 : 0;
                promise.filter(text -> !isFlagged(report, "reply-|scope-"))
                        .ifPresent(text -> unflagged.add(words + ": " + text));
            }
        }
        assertThat(unflagged).isEmpty();
        assertThat(compared).isGreaterThan(CHANGES / 4);
        assertThat(counterexamples).isGreaterThan(CHANGES / 40);
        assertThat(broken).isGreaterThanOrEqualTo(CHANGES / 60);
    }

    private DiffReport check(String words, DiceDocument old, DiceDocument now) {
        compared++;
        DiffReport report = ContractDiff.compare(old.document(), now.document());
        Optional<String> found = DiceDocument.counterexample(old, now);
        counterexamples += found.isPresent() ? 1 : 0;
        found.filter(frame -> !isFlagged(report, frame.startsWith("TO_SERVER") ? "to-server-" : "to-client-"))
                .ifPresent(frame -> unflagged.add(words + ": " + frame));
        return report;
    }

    /** @param rules regular expression of the beginning of their ids */
    private static boolean isFlagged(DiffReport report, String rules) {
        return report.of(DiffLevel.BREAKING).stream()
                .anyMatch(finding -> finding.rule().id().matches("(" + rules + ").*"));
    }
}
