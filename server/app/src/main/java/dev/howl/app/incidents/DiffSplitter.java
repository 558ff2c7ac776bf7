package dev.howl.app.incidents;

import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentChange;
import dev.howl.app.contract.IncidentDiff;
import dev.howl.runtime.Json;
import java.util.ArrayList;
import java.util.List;

/** Cuts a difference into events of a bounded size; one after the other they do what the whole does. */
final class DiffSplitter {
    /** Far below what a durable event may have, so that a reader that lags is not handed megabytes at a time. */
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
     * The parts in their order; none of a difference that is empty. What goes comes first, so that there are never more
     * incidents than there may be.
     *
     * @param maxBytes of a part's JSON, but for the frame around it; one entry may be larger and is a part of its own
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
