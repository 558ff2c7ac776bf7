package dev.howl.app.incidents;

import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The order of an incident's updates: oldest first. Older dashboards list updates that way, newer ones newest first, the
 * same for all incidents of a response. The timestamps, to the minute, tell which; within a minute the dashboard's order is
 * kept.
 */
final class UpdateOrder {
    private UpdateOrder() {}

    static List<Incident> of(List<Incident> incidents) {
        int rising = incidents.stream().mapToInt(UpdateOrder::rising).sum();
        return incidents.stream().map(incident -> ordered(incident, rising < 0)).toList();
    }

    /** Returns the number of updates that follow an older one, minus those that follow a newer one. */
    private static int rising(Incident incident) {
        int rising = 0;
        for (int i = 1; i < incident.updates().size(); i++) {
            String before = incident.updates().get(i - 1).timestamp();
            rising += Integer.signum(incident.updates().get(i).timestamp().compareTo(before));
        }
        return rising;
    }

    private static Incident ordered(Incident incident, boolean newestFirst) {
        List<IncidentUpdate> updates = new ArrayList<>(incident.updates());
        if (newestFirst) {
            Collections.reverse(updates);
        }
        // The sort is stable. It moves updates that were dated back.
        updates.sort(Comparator.comparing(IncidentUpdate::timestamp));
        return new Incident(
                incident.id(), incident.text(), incident.impact(), incident.startDate(), incident.endDate(), updates);
    }
}
