package dev.howl.app.incidents;

import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentChange;
import dev.howl.app.contract.IncidentDiff;
import dev.howl.runtime.Json;
import java.util.ArrayList;
import java.util.List;

/** A splitter of one diff into several events of bounded size, which together have the effect of the whole. */
final class DiffSplitter {
    /** Far below the limit of a durable event, so that one write to a laggard does not take megabytes. */
    static final int MAX_BYTES = 256 * 1024;

    private final int maxBytes;
    private final List<IncidentDiff> parts = new ArrayList<>();
    private final List<Incident> added = new ArrayList<>();
    private final List<IncidentChange> changed = new ArrayList<>();
    private final List<Long> removed = new ArrayList<>();
    private int bytes;

    private DiffSplitter(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Splits a diff. Removals come first, so that a client that applies the parts never holds more incidents than the
     * contract allows.
     *
     * @param maxBytes size of the entries of a part in JSON; an entry that is larger becomes a part of its own
     * @return the parts in order; empty for an empty diff
     */
    static List<IncidentDiff> of(IncidentDiff diff, int maxBytes) {
        DiffSplitter cut = new DiffSplitter(maxBytes);
        diff.removed().forEach(id -> cut.add(cut.removed, id));
        diff.changed().forEach(change -> cut.add(cut.changed, change));
        diff.added().forEach(incident -> cut.add(cut.added, incident));
        cut.finish();
        return List.copyOf(cut.parts);
    }

    private <T> void add(List<T> list, T entry) {
        int length = Json.mapper().writeValueAsBytes(entry).length + 1;
        if (bytes > 0 && bytes + length > maxBytes) {
            finish();
        }
        list.add(entry);
        bytes += length;
    }

    private void finish() {
        if (bytes > 0) {
            parts.add(new IncidentDiff(added, changed, removed));
        }
        added.clear();
        changed.clear();
        removed.clear();
        bytes = 0;
    }
}
