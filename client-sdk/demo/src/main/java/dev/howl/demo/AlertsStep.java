package dev.howl.demo;

import dev.howl.client.Alert;
import dev.howl.client.AlertsSnapshot;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Alerts of two cities, and somebody who comes late. */
final class AlertsStep implements Step {
    private static final String PUBLISHER = "Program";

    private record City(String name, String uuid) {}

    @Override
    public String title() {
        return "Weather alerts";
    }

    @Override
    public String about() {
        return "Each city has its own alerts, and who comes late gets those in force.";
    }

    @Override
    public void play(Stage stage) throws StepFailedException, InterruptedException {
        List<City> cities = cities(stage);
        City here = cities.get(0);
        City elsewhere = cities.get(1);
        Mailbox<Alert> anna = listener(stage, "Anna", here);
        Mailbox<Alert> boris = listener(stage, "Boris", elsewhere);

        hears(stage, "Anna", anna, publish(stage, here, "severe", "Hail storm is coming!"), here);
        // Had the first alert gone to both cities, Boris would have it before this one.
        hears(stage, "Boris", boris, publish(stage, elsewhere, "minor", "Fog until noon"), elsewhere);
        Stage.check(anna.isEmpty(), "Anna heard an alert of " + elsewhere.name());
        stage.screen().happened("Boris", "heard nothing of " + here.name() + ", Anna nothing of his city", null);
        late(stage, here);
    }

    private static List<City> cities(Stage stage) throws StepFailedException, InterruptedException {
        stage.screen().sent(PUBLISHER, "GET /api/cities");
        long asked = System.nanoTime();
        JsonNode answer = stage.await(stage.http().get("/api/cities"), "the list of cities");
        List<City> cities = answer.path("cities")
                .valueStream()
                .map(city -> new City(
                        city.path("name").asString(""), city.path("uuid").asString("")))
                .toList();
        Stage.check(cities.size() > 1, "the server knows fewer than two cities");
        stage.screen()
                .arrived(
                        PUBLISHER,
                        cities.size() + " cities: " + cities.get(0).name() + ", "
                                + cities.get(1).name() + ", …",
                        Stage.since(asked));
        return cities;
    }

    private static Mailbox<Alert> listener(Stage stage, String name, City city)
            throws StepFailedException, InterruptedException {
        Mailbox<Alert> heard = new Mailbox<>();
        stage.screen().sent(name, "howl.alerts(" + city.name() + ").subscribe(…)");
        stage.await(
                stage.reader(name).howl().alerts(city.uuid()).subscribe(heard).confirmed(),
                "the confirmation of " + name + "'s subscription");
        return heard;
    }

    /** The moment of the request. */
    private static long publish(Stage stage, City city, String severity, String message)
            throws StepFailedException, InterruptedException {
        stage.screen().sent(PUBLISHER, "POST /api/alerts for " + city.name() + ": " + message);
        long sent = System.nanoTime();
        stage.await(
                stage.http().post("/api/alerts", Map.of("city", city.uuid(), "severity", severity, "message", message)),
                "the server's answer to an alert for " + city.name());
        return sent;
    }

    private static void hears(Stage stage, String name, Mailbox<Alert> mailbox, long sent, City city)
            throws StepFailedException, InterruptedException {
        Mailbox.Arrival<Alert> heard = stage.next(mailbox, "an alert of " + city.name() + " for " + name);
        Alert alert = heard.event();
        Stage.check(alert.city().toString().equals(city.uuid()), name + " heard an alert of another city");
        stage.screen()
                .arrived(
                        name,
                        alert.severity().value() + ": " + stage.screen().style().quoted(alert.message()),
                        heard.after(sent));
    }

    private static void late(Stage stage, City city) throws StepFailedException, InterruptedException {
        Mailbox<AlertsSnapshot> inForce = new Mailbox<>();
        stage.screen().sent("Clara", "howl.alerts(" + city.name() + ").follow(…)");
        Guest clara = stage.reader("Clara");
        long asked = System.nanoTime();
        clara.howl().alerts(city.uuid()).follow(inForce, later -> {});
        Mailbox.Arrival<AlertsSnapshot> state = stage.next(inForce, "the alerts in force for Clara");
        List<Alert> alerts = state.event().alerts();
        Stage.check(alerts.size() == 1, "Clara was told of " + alerts.size() + " alerts in force, not of one");
        stage.screen()
                .arrived(
                        clara.name(),
                        "in force: "
                                + stage.screen().style().quoted(alerts.get(0).message()),
                        state.after(asked));
    }
}
