package dev.howl.demo;

import dev.howl.client.Alert;
import dev.howl.client.AlertsSnapshot;
import dev.howl.client.Severity;
import dev.howl.client.http.City;
import dev.howl.client.http.PublishAlert;
import java.util.List;

/** The step about alerts: two cities, and a client that connects after an alert was published. */
final class AlertsStep implements Step {
    private static final String PUBLISHER = "Program";

    @Override
    public String title() {
        return "Weather alerts";
    }

    @Override
    public String about() {
        return "Each city has its own alerts. A client that connects later gets those in force.";
    }

    @Override
    public void play(StepContext context) throws StepFailedException, InterruptedException {
        List<City> cities = cities(context);
        City here = cities.get(0);
        City elsewhere = cities.get(1);
        Mailbox<Alert> anna = listener(context, "Anna", here);
        Mailbox<Alert> boris = listener(context, "Boris", elsewhere);

        hears(context, "Anna", anna, publish(context, here, Severity.SEVERE, "Hail storm is coming!"), here);
        // Events arrive in order: had Boris got the first alert, it would have come before this one.
        hears(context, "Boris", boris, publish(context, elsewhere, Severity.MINOR, "Fog until noon"), elsewhere);
        StepContext.check(anna.isEmpty(), "Anna heard an alert of " + elsewhere.name());
        context.screen().happened("Boris", "heard nothing of " + here.name() + ", Anna nothing of his city", null);
        late(context, here);
    }

    private static List<City> cities(StepContext context) throws StepFailedException, InterruptedException {
        context.screen().sent(PUBLISHER, "GET /api/cities");
        long asked = System.nanoTime();
        List<City> cities = context.await(context.http().cities(), "the list of cities");
        StepContext.check(cities.size() > 1, "the server has fewer than two cities");
        context.screen()
                .arrived(
                        PUBLISHER,
                        cities.size() + " cities: " + cities.get(0).name() + ", "
                                + cities.get(1).name() + ", …",
                        StepContext.since(asked));
        return cities;
    }

    private static Mailbox<Alert> listener(StepContext context, String name, City city)
            throws StepFailedException, InterruptedException {
        Mailbox<Alert> heard = new Mailbox<>();
        context.screen().sent(name, "howl.alerts(" + city.name() + ").subscribe(…)");
        context.await(
                context.reader(name).howl().alerts(city.uuid()).subscribe(heard).confirmed(),
                "the confirmation of " + name + "'s subscription");
        return heard;
    }

    /** Publishes an alert and returns the time of the request, as of {@link System#nanoTime}. */
    private static long publish(StepContext context, City city, Severity severity, String message)
            throws StepFailedException, InterruptedException {
        context.screen().sent(PUBLISHER, "POST /api/alerts for " + city.name() + ": " + message);
        long sent = System.nanoTime();
        context.await(
                context.http().publishAlert(new PublishAlert(city.uuid(), message).severity(severity)),
                "the server's answer to an alert for " + city.name());
        return sent;
    }

    private static void hears(StepContext context, String name, Mailbox<Alert> mailbox, long sent, City city)
            throws StepFailedException, InterruptedException {
        Mailbox.Arrival<Alert> heard = context.next(mailbox, "an alert of " + city.name() + " for " + name);
        Alert alert = heard.event();
        StepContext.check(alert.city().equals(city.uuid()), name + " heard an alert of another city");
        context.screen()
                .arrived(
                        name,
                        alert.severity().value() + ": "
                                + context.screen().style().quoted(alert.message()),
                        heard.after(sent));
    }

    private static void late(StepContext context, City city) throws StepFailedException, InterruptedException {
        Mailbox<AlertsSnapshot> inForce = new Mailbox<>();
        context.screen().sent("Clara", "howl.alerts(" + city.name() + ").follow(…)");
        DemoClient clara = context.reader("Clara");
        long asked = System.nanoTime();
        clara.howl().alerts(city.uuid()).follow(inForce, later -> {});
        Mailbox.Arrival<AlertsSnapshot> state = context.next(inForce, "the alerts in force for Clara");
        List<Alert> alerts = state.event().alerts();
        StepContext.check(alerts.size() == 1, "Clara got " + alerts.size() + " alerts in force instead of one");
        context.screen()
                .arrived(
                        clara.name(),
                        "in force: "
                                + context.screen().style().quoted(alerts.get(0).message()),
                        state.after(asked));
    }
}
