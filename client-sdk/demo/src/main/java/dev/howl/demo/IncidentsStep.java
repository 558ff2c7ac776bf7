package dev.howl.demo;

import dev.howl.client.ImpactChange;
import dev.howl.client.Incident;
import dev.howl.client.IncidentChange;
import dev.howl.client.IncidentDiff;
import dev.howl.client.IncidentsSnapshot;
import java.util.List;
import java.util.stream.Collectors;

/** The step about incidents: one begins on the dashboard, gets worse and ends. */
final class IncidentsStep implements Step {
    private static final String PLANNED = """
        {"id": 218, "text": "Planned work on the network", "impact": 0, "start_date": "2026-03-14 22:00",
         "end_date": "2026-03-14 23:00", "updates": []}\
        """;
    private static final String BEGIN = """
        {"id": 219, "text": "Object storage answers slowly", "impact": 1, "start_date": "2026-03-14 06:25",
         "end_date": null, "updates": []}\
        """;
    private static final String WORSE = """
        {"id": 219, "text": "Object storage answers slowly", "impact": 2, "start_date": "2026-03-14 06:25",
         "end_date": null, "updates":
         [{"text": "We are looking into it.", "status": "analyzing", "timestamp": "2026-03-14 06:27"}]}\
        """;
    private static final List<String> IMPACTS = List.of("maintenance", "minor", "major", "outage");
    private static final String BOARD = "Dashboard";

    @Override
    public String title() {
        return "Incidents";
    }

    @Override
    public String about() {
        return "The server polls a status dashboard, here a small one inside this command, and publishes changes.";
    }

    /** Sets the dashboard's incidents before the tour begins. */
    static void prepare(DemoDashboard dashboard) {
        dashboard.show(PLANNED);
    }

    @Override
    public void play(StepContext context) throws StepFailedException, InterruptedException {
        Mailbox<IncidentsSnapshot> states = new Mailbox<>();
        Mailbox<IncidentDiff> diffs = new Mailbox<>();
        context.screen().sent("Anna", "howl.incidents().follow(state -> …, change -> …)");
        DemoClient anna = context.reader("Anna");
        long asked = System.nanoTime();
        anna.howl().incidents().follow(states, diffs);
        Mailbox.Arrival<IncidentsSnapshot> state = context.next(states, "the incidents for Anna");
        context.screen()
                .arrived(anna.name(), "state: " + texts(context, state.event().incidents()), state.after(asked));

        shows(context, diffs, "an incident begins", PLANNED, BEGIN);
        shows(context, diffs, "it gets worse and has an update", PLANNED, WORSE);
        shows(context, diffs, "it ends", PLANNED);
    }

    private static void shows(StepContext context, Mailbox<IncidentDiff> diffs, String what, String... incidents)
            throws StepFailedException, InterruptedException {
        context.screen().happened(BOARD, what, null);
        long shown = System.nanoTime();
        context.environment().dashboard().show(incidents);
        Mailbox.Arrival<IncidentDiff> diff = context.next(diffs, "a change of the incidents for Anna (" + what + ")");
        context.screen().arrived("Anna", sentence(context, diff.event()), diff.after(shown));
    }

    private static String sentence(StepContext context, IncidentDiff diff) {
        if (!diff.added().isEmpty()) {
            return "added: " + texts(context, diff.added());
        }
        if (!diff.changed().isEmpty()) {
            return "changed: "
                    + diff.changed().stream().map(IncidentsStep::sentence).collect(Collectors.joining("; "));
        }
        return "removed: " + diff.removed().stream().map(id -> "no. " + id).collect(Collectors.joining(", "));
    }

    private static String sentence(IncidentChange change) {
        ImpactChange impact = change.fields().impact();
        String first =
                impact == null ? "no. " + change.id() : "impact " + name(impact.old()) + " to " + name(impact.new_());
        return first
                + change.appendedUpdates().stream()
                        .map(update -> ", " + update.status() + ": " + update.text())
                        .collect(Collectors.joining());
    }

    private static String name(int impact) {
        return impact >= 0 && impact < IMPACTS.size() ? IMPACTS.get(impact) : Integer.toString(impact);
    }

    private static String texts(StepContext context, List<Incident> incidents) {
        return incidents.stream()
                .map(incident ->
                        context.screen().style().quoted(incident.text()) + " (" + name(incident.impact()) + ")")
                .collect(Collectors.joining(", "));
    }
}
