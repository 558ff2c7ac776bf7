package dev.howl.cli;

import dev.howl.client.Alert;
import dev.howl.client.Broadcast;
import dev.howl.client.EventsServerMessage;
import dev.howl.client.Incident;
import dev.howl.client.IncidentChange;
import dev.howl.client.IncidentDiff;
import dev.howl.client.PendingResponse;
import dev.howl.client.ResponseResolved;
import dev.howl.client.WisdomDistribution;
import dev.howl.runtime.Json;
import java.util.List;
import java.util.stream.Stream;

/** The text form of events. Texts from the network are on one line and have no control characters. */
final class TailText {
    private TailText() {}

    /** Returns the lines of an event; an incident diff has one for each incident. */
    static List<String> lines(EventsServerMessage event) {
        Stream<String> lines;
        if (event instanceof WisdomDistribution quote) {
            lines = Stream.of(quote.message());
        } else if (event instanceof Broadcast broadcast) {
            lines = Stream.of(broadcast.message());
        } else if (event instanceof Alert alert) {
            lines = Stream.of(alert(alert));
        } else if (event instanceof IncidentDiff diff) {
            lines = incidents(diff);
        } else if (event instanceof PendingResponse response) {
            lines = Stream.of("pending " + response.responseId() + ": " + response.author() + " on "
                    + response.platform().value() + ": " + response.text() + " -> " + response.reply());
        } else if (event instanceof ResponseResolved decision) {
            lines = Stream.of(
                    decision.status().value() + " " + decision.responseId() + ": decided by " + decision.by());
        } else {
            lines = Stream.of(Json.mapper().writeValueAsString(event));
        }
        return lines.map(Output::line).toList();
    }

    private static String alert(Alert alert) {
        String end =
                alert.expiresAt() == null ? "" : " (until " + alert.expiresAt().toInstant() + ")";
        return alert.severity().value() + ": " + alert.message() + end;
    }

    private static Stream<String> incidents(IncidentDiff diff) {
        Stream<String> added = diff.added().stream().map(incident -> "added " + incident(incident));
        Stream<String> changed = diff.changed().stream().map(TailText::change);
        Stream<String> removed = diff.removed().stream().map(id -> "removed " + id);
        return Stream.of(added, changed, removed).flatMap(lines -> lines);
    }

    private static String change(IncidentChange change) {
        StringBuilder line = new StringBuilder("changed ").append(incident(change.incident()));
        change.appendedUpdates()
                .forEach(update ->
                        line.append("; ").append(update.status()).append(": ").append(update.text()));
        return line.toString();
    }

    private static String incident(Incident incident) {
        return incident.id() + " (impact " + incident.impact() + "): " + incident.text();
    }
}
