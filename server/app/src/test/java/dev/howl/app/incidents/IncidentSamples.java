package dev.howl.app.incidents;

import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentChange;
import dev.howl.app.contract.IncidentDiff;
import dev.howl.app.contract.IncidentUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;

/** Random incidents, and the way a client applies a diff to them. */
final class IncidentSamples {
    private static final List<String> STATUSES = List.of("analyzing", "fixing", "SYSTEM", "im Bau \uD83D\uDC3A");

    private IncidentSamples() {}

    /** Applies a diff as the contract tells clients to. */
    static List<Incident> applied(IncidentDiff diff, List<Incident> old) {
        TreeMap<Long, Incident> incidents = new TreeMap<>();
        old.forEach(incident -> incidents.put(incident.id(), incident));
        diff.removed().forEach(incidents::remove);
        for (IncidentChange change : diff.changed()) {
            incidents.put(change.id(), change.incident());
        }
        diff.added().forEach(incident -> incidents.put(incident.id(), incident));
        return List.copyOf(incidents.values());
    }

    /** Returns up to eight random incidents, sorted by id. */
    static List<Incident> some(Random random) {
        TreeMap<Long, Incident> incidents = new TreeMap<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            long id = random.nextInt(10);
            incidents.put(id, incident(id, random));
        }
        return List.copyOf(incidents.values());
    }

    static Incident incident(long id, Random random) {
        return new Incident(
                id,
                text(random),
                random.nextInt(4),
                minute(random),
                random.nextBoolean() ? minute(random) : null,
                updates(random));
    }

    /** Returns the old incidents with some removed, replaced or with edited updates, and perhaps one more. */
    static List<Incident> later(List<Incident> old, Random random) {
        List<Incident> now = new ArrayList<>();
        for (Incident incident : old) {
            int change = random.nextInt(5);
            if (change == 1) {
                now.add(with(incident, edited(incident.updates(), random)));
            } else if (change == 2) {
                now.add(incident(incident.id(), random));
            } else if (change > 2) {
                now.add(incident);
            }
        }
        if (random.nextBoolean()) {
            now.add(incident(100 + random.nextInt(10), random));
        }
        return List.copyOf(now);
    }

    static Incident with(Incident incident, List<IncidentUpdate> updates) {
        return new Incident(
                incident.id(), incident.text(), incident.impact(), incident.startDate(), incident.endDate(), updates);
    }

    static IncidentUpdate update(String text, int minute) {
        return new IncidentUpdate(text, "fixing", String.format(Locale.ROOT, "2026-03-14 06:%02d", minute));
    }

    private static List<IncidentUpdate> edited(List<IncidentUpdate> old, Random random) {
        List<IncidentUpdate> updates = new ArrayList<>(old);
        if (!updates.isEmpty() && random.nextBoolean()) {
            updates.remove(random.nextInt(updates.size()));
        }
        if (!updates.isEmpty() && random.nextBoolean()) {
            updates.add(updates.get(0));
        }
        if (random.nextBoolean()) {
            Collections.shuffle(updates, random);
        }
        updates.addAll(updates(random));
        return updates;
    }

    private static List<IncidentUpdate> updates(Random random) {
        List<IncidentUpdate> updates = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String status = STATUSES.get(random.nextInt(STATUSES.size()));
            updates.add(new IncidentUpdate(text(random), status, minute(random)));
        }
        return updates;
    }

    private static String text(Random random) {
        return "text " + random.nextInt(3);
    }

    private static String minute(Random random) {
        return String.format(Locale.ROOT, "2026-03-14 06:%02d", random.nextInt(60));
    }
}
