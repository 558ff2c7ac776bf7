package dev.howl.app.incidents;

import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Puts updates into one order. Dashboards list them oldest first or, the newer ones, newest first; all incidents of an
 * answer alike. The minutes of the updates tell which; within a minute the dashboard's order holds.
 */
final class UpdateOrder {
    private UpdateOrder() {}

    static List<Incident> of(List<Incident> incidents) {
        int rising = incidents.stream().mapToInt(UpdateOrder::rising).sum();
        return incidents.stream().map(incident -> ordered(incident, rising < 0)).toList();
    }

    /** How many updates follow an older one, less those that follow a newer one. */
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
        // Stable, and for the odd one that was dated back.
        updates.sort(Comparator.comparing(IncidentUpdate::timestamp));
        return new Incident(
                incident.id(), incident.text(), incident.impact(), incident.startDate(), incident.endDate(), updates);
    }
}
