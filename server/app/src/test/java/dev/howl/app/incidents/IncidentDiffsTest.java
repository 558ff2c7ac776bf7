package dev.howl.app.incidents;

import static dev.howl.app.incidents.IncidentSamples.applied;
import static dev.howl.app.incidents.IncidentSamples.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.app.contract.DateChange;
import dev.howl.app.contract.ImpactChange;
import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentChange;
import dev.howl.app.contract.IncidentDiff;
import dev.howl.app.contract.IncidentFieldChanges;
import dev.howl.app.contract.IncidentUpdate;
import dev.howl.app.contract.TextChange;
import dev.howl.runtime.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IncidentDiffsTest {
    private static final int LISTS = 3_000;
    private static final IncidentUpdate ONE = update("one", 1);
    private static final IncidentUpdate TWO = update("two", 2);
    private static final IncidentUpdate THREE = update("three", 3);
    private static final Incident STORAGE =
            new Incident(7, "Storage is slow", 1, "2026-03-14 06:00", null, List.of(ONE, TWO));

    @Test
    void yieldsTheNewListWhenAppliedToTheOldOne() {
        for (int seed = 0; seed < LISTS; seed++) {
            Random random = new Random(seed);
            List<Incident> old = IncidentSamples.some(random);
            List<Incident> now =
                    random.nextBoolean() ? IncidentSamples.some(random) : IncidentSamples.later(old, random);
            IncidentDiff diff = IncidentDiffs.between(old, now);
            assertThat(applied(diff, old)).as("seed %s", seed).isEqualTo(now);
            assertThat(IncidentDiffs.isEmpty(diff)).as("seed %s", seed).isEqualTo(old.equals(now));
        }
    }

    @Test
    void listsNoUnchangedIncident() {
        for (int seed = 0; seed < LISTS; seed++) {
            Random random = new Random(seed);
            List<Incident> old = IncidentSamples.some(random);
            List<Incident> now = IncidentSamples.later(old, random);
            IncidentDiff diff = IncidentDiffs.between(old, now);
            assertThat(diff.changed()).allSatisfy(change -> assertThat(old).doesNotContain(change.incident()));
            assertThat(diff.removed()).allSatisfy(id -> assertThat(now).noneMatch(incident -> incident.id() == id));
            assertThat(IncidentDiffs.isEmpty(IncidentDiffs.between(now, now))).isTrue();
        }
    }

    @Test
    void ignoresTheOrderOfTheLists() {
        for (int seed = 0; seed < LISTS; seed++) {
            Random random = new Random(seed);
            List<Incident> old = new ArrayList<>(IncidentSamples.some(random));
            List<Incident> now = new ArrayList<>(IncidentSamples.some(random));
            IncidentDiff diff = IncidentDiffs.between(old, now);
            Collections.shuffle(old, random);
            Collections.shuffle(now, random);
            assertThat(IncidentDiffs.between(old, now)).isEqualTo(diff);
            assertThat(diff.added()).extracting(Incident::id).isSorted();
            assertThat(diff.changed()).extracting(IncidentChange::id).isSorted();
            assertThat(diff.removed()).isSorted();
        }
    }

    @Test
    void splitsIntoPartsThatYieldTheSameList() {
        for (int seed = 0; seed < LISTS / 10; seed++) {
            Random random = new Random(seed);
            List<Incident> old = IncidentSamples.some(random);
            List<Incident> now = IncidentSamples.some(random);
            int maxBytes = 1 + random.nextInt(1_000);
            List<Incident> applied = old;
            for (IncidentDiff part : DiffSplitter.of(IncidentDiffs.between(old, now), maxBytes)) {
                assertThat(IncidentDiffs.isEmpty(part)).isFalse();
                boolean isOne = part.added().size()
                                + part.changed().size()
                                + part.removed().size()
                        == 1;
                int frame = "{'added':[],'changed':[],'removed':[]}".length();
                assertThat(isOne || Json.mapper().writeValueAsBytes(part).length <= maxBytes + frame)
                        .isTrue();
                applied = applied(part, applied);
            }
            assertThat(applied).as("seed %s", seed).isEqualTo(now);
        }
    }

    @Test
    void returnsOnePartForASmallDiffAndNoneForAnEmptyOne() {
        IncidentDiff added = IncidentDiffs.between(List.of(), List.of(STORAGE));
        assertThat(DiffSplitter.of(added, DiffSplitter.MAX_BYTES)).containsExactly(added);
        assertThat(DiffSplitter.of(IncidentDiffs.between(List.of(), List.of()), DiffSplitter.MAX_BYTES))
                .isEmpty();
    }

    @Test
    void reportsChangedFieldsWithOldAndNewValue() {
        Incident now =
                new Incident(7, "Storage is down", 3, "2026-03-14 05:30", "2026-03-14 07:10", List.of(ONE, TWO, THREE));
        assertThat(IncidentDiffs.between(List.of(STORAGE), List.of(now)).changed())
                .containsExactly(new IncidentChange(
                        7,
                        new IncidentFieldChanges(
                                new TextChange("Storage is slow", "Storage is down"),
                                new ImpactChange(1, 3),
                                new DateChange("2026-03-14 06:00", "2026-03-14 05:30"),
                                new DateChange(null, "2026-03-14 07:10")),
                        List.of(THREE),
                        now));
        assertThat(IncidentDiffs.between(List.of(now), List.of(STORAGE)).changed())
                .singleElement()
                .satisfies(change ->
                        assertThat(change.fields().endDate()).isEqualTo(new DateChange("2026-03-14 07:10", null)));
    }

    @Test
    void reportsEditedAndDeletedUpdatesAsAChange() {
        IncidentUpdate edited = update("two, edited", 2);
        assertThat(appended(List.of(ONE, edited))).containsExactly(edited);
        assertThat(appended(List.of(TWO))).isEmpty();
        assertThat(appended(List.of(TWO, ONE))).isEmpty();
        assertThat(appended(List.of())).isEmpty();
        assertThat(appended(List.of(ONE, TWO, TWO))).containsExactly(TWO);
        assertThat(appended(List.of(ONE, THREE))).containsExactly(THREE);
    }

    @Test
    void refusesADuplicateId() {
        assertThatThrownBy(() -> IncidentDiffs.between(List.of(STORAGE, STORAGE), List.of()))
                .hasMessage("incident 7 is in the list twice");
    }

    private static List<IncidentUpdate> appended(List<IncidentUpdate> updates) {
        List<IncidentChange> changed = IncidentDiffs.between(
                        List.of(STORAGE), List.of(IncidentSamples.with(STORAGE, updates)))
                .changed();
        assertThat(changed).hasSize(1);
        assertThat(changed.get(0).incident().updates()).isEqualTo(updates);
        return changed.get(0).appendedUpdates();
    }
}
