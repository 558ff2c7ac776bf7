package dev.howl.app.incidents;

import dev.howl.app.contract.DateChange;
import dev.howl.app.contract.ImpactChange;
import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentChange;
import dev.howl.app.contract.IncidentDiff;
import dev.howl.app.contract.IncidentFieldChanges;
import dev.howl.app.contract.IncidentUpdate;
import dev.howl.app.contract.TextChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The computation of the diff between two lists of incidents. The order of the lists does not matter; the diff is
 * ordered by id.
 */
final class IncidentDiffs {
    private IncidentDiffs() {}

    /**
     * Returns what turns the old incidents into the new ones.
     *
     * @throws IllegalArgumentException if an id is in one of the lists twice
     */
    static IncidentDiff between(List<Incident> old, List<Incident> now) {
        SortedMap<Long, Incident> before = byId(old);
        SortedMap<Long, Incident> after = byId(now);
        List<Incident> added = new ArrayList<>();
        List<IncidentChange> changed = new ArrayList<>();
        after.forEach((id, incident) -> {
            Incident former = before.get(id);
            if (former == null) {
                added.add(incident);
            } else if (!former.equals(incident)) {
                changed.add(change(former, incident));
            }
        });
        TreeSet<Long> removed = new TreeSet<>(before.keySet());
        removed.removeAll(after.keySet());
        return new IncidentDiff(added, changed, List.copyOf(removed));
    }

    static boolean isEmpty(IncidentDiff diff) {
        return diff.added().isEmpty()
                && diff.changed().isEmpty()
                && diff.removed().isEmpty();
    }

    private static SortedMap<Long, Incident> byId(List<Incident> incidents) {
        SortedMap<Long, Incident> byId = new TreeMap<>();
        for (Incident incident : incidents) {
            if (byId.put(incident.id(), incident) != null) {
                throw new IllegalArgumentException("incident " + incident.id() + " is in the list twice");
            }
        }
        return byId;
    }

    private static IncidentChange change(Incident old, Incident now) {
        IncidentFieldChanges fields = new IncidentFieldChanges(
                old.text().equals(now.text()) ? null : new TextChange(old.text(), now.text()),
                old.impact() == now.impact() ? null : new ImpactChange(old.impact(), now.impact()),
                date(old.startDate(), now.startDate()),
                date(old.endDate(), now.endDate()));
        return new IncidentChange(now.id(), fields, notIn(old.updates(), now.updates()), now);
    }

    private static @Nullable DateChange date(@Nullable String old, @Nullable String now) {
        return Objects.equals(old, now) ? null : new DateChange(old, now);
    }

    /** Returns the updates that were added. Equal updates are counted: if there were one and now two, one was added. */
    private static List<IncidentUpdate> notIn(List<IncidentUpdate> old, List<IncidentUpdate> now) {
        Map<IncidentUpdate, Integer> left = new HashMap<>();
        old.forEach(update -> left.merge(update, 1, Integer::sum));
        return now.stream()
                .filter(update -> left.merge(update, -1, Integer::sum) < 0)
                .toList();
    }
}
