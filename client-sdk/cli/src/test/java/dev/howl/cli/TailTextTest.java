package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.Broadcast;
import dev.howl.client.DateChange;
import dev.howl.client.EventsServerMessage;
import dev.howl.client.ImpactChange;
import dev.howl.client.Incident;
import dev.howl.client.IncidentChange;
import dev.howl.client.IncidentDiff;
import dev.howl.client.IncidentFieldChanges;
import dev.howl.client.IncidentUpdate;
import dev.howl.client.PendingResponse;
import dev.howl.client.Platform;
import dev.howl.client.ResponseResolved;
import dev.howl.client.ResponseStatus;
import dev.howl.client.WisdomDistribution;
import dev.howl.runtime.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TailTextTest {
    private static final Timestamp NOON = Timestamp.of(Instant.parse("2026-03-14T12:00:00Z"));
    private static final @Nullable DateChange SAME = null;

    private static List<String> lines(EventsServerMessage event) {
        return TailFormat.TEXT.lines(event);
    }

    @Test
    void textsOfTheNetworkStayOnOneLine() {
        assertThat(lines(new WisdomDistribution("Howl.\nLouder."))).containsExactly("Howl. Louder.");
        assertThat(lines(new Broadcast("b-1", "Lunch\u001b[2J", null))).containsExactly("Lunch [2J");
    }

    @Test
    void anIncidentDiffHasOneLinePerIncident() {
        Incident slow = new Incident(7, "Storage is slow", 1, "2026-03-14 11:00", null, List.of());
        IncidentUpdate update = new IncidentUpdate("A disk is replaced", "identified", "2026-03-14 11:30");
        IncidentChange change = new IncidentChange(
                7, new IncidentFieldChanges(null, new ImpactChange(1, 2), SAME, SAME), List.of(update), slow);
        assertThat(lines(new IncidentDiff(List.of(slow), List.of(change), List.of(4L))))
                .containsExactly(
                        "added 7 (impact 1): Storage is slow",
                        "changed 7 (impact 1): Storage is slow; identified: A disk is replaced",
                        "removed 4");
    }

    @Test
    void moderationEventsNameTheResponse() {
        assertThat(lines(new PendingResponse(
                        "17", Platform.V_2GIS, "Vera", "Where is the soup?", "It is back.", null, NOON, "<b>card</b>")))
                .containsExactly("pending 17: Vera on 2gis: Where is the soup? -> It is back.");
        assertThat(lines(new ResponseResolved("17", ResponseStatus.APPROVED, "ann", NOON)))
                .containsExactly("approved 17: decided by ann");
    }

    @Test
    void jsonIsOneObjectPerEvent() {
        assertThat(TailFormat.JSON.lines(new WisdomDistribution("Howl."))).containsExactly("{\"message\":\"Howl.\"}");
    }
}
