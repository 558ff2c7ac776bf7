package dev.howl.app.alerts;

import static dev.howl.app.alerts.AlertServer.AMSTERDAM;
import static dev.howl.app.alerts.AlertServer.ATLANTIS;
import static dev.howl.app.alerts.AlertServer.code;
import static dev.howl.app.alerts.AlertServer.inForce;
import static dev.howl.app.alerts.AlertServer.messages;
import static dev.howl.app.alerts.AlertServer.publish;
import static dev.howl.app.alerts.AlertServer.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.testkit.Await;
import dev.howl.testkit.ServerUnderTest;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Acceptance test of the topic {@code alerts}: snapshot, live events and resume. */
class AlertsTest {
    private static ServerUnderTest server;
    private static Iterator<String> cities = Collections.emptyIterator();

    /** Cities for which no other test has published an alert. */
    private final String here = cities.next();

    private final String elsewhere = cities.next();

    @BeforeAll
    static void start() throws Exception {
        server = AlertServer.start("howl.limits.messages-per-second=100000");
        cities = AlertServer.cities(server).iterator();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void returnsAnEmptySnapshotAtSeqZeroForACityWithoutAlerts() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            JsonNode now = inForce(peer, here);
            assertThat(now.path("alerts")).isEmpty();
            assertThat(now.at("/position/topic").stringValue()).isEqualTo("alerts");
            assertThat(now.at("/position/key").stringValue()).isEqualTo(here);
            assertThat(now.at("/position/seq").longValue()).isZero();
        }
    }

    @Test
    void givesALateSubscriberTheAlertsInForceThenNewOnes() throws Exception {
        JsonNode hail = publish(server, here, "Hail");
        JsonNode storm = publish(server, here, "Storm");
        try (Peer late = Peer.connected(server)) {
            JsonNode now = inForce(late, here);
            assertThat(now.path("position")).isEqualTo(storm.path("position"));
            assertThat(now.path("alerts")).containsExactly(withoutPosition(hail), withoutPosition(storm));

            JsonNode flood = publish(server, here, "Flood");
            late.ask("subscribe", Map.of("topic", "alerts", "key", here, "since", since(now)), "resume");
            JsonNode event = late.await("alert");
            assertThat(event.path("payload")).isEqualTo(withoutPosition(flood));
            assertThat(event.path("position")).isEqualTo(flood.path("position"));
            assertThat(event.at("/position/seq").longValue())
                    .isEqualTo(now.at("/position/seq").longValue() + 1);
        }
    }

    @Test
    void deliversOnlyNewAlertsWithoutSince() throws Exception {
        JsonNode before = publish(server, here, "Before");
        try (Peer peer = Peer.connected(server)) {
            JsonNode confirmed = subscribe(peer, here);
            assertThat(confirmed.at("/payload/position")).isEqualTo(before.path("position"));
            publish(server, here, "After");
            assertThat(peer.await("alert").at("/payload/message").stringValue()).isEqualTo("After");
            assertThat(peer.receiveAll()).isEmpty();
        }
    }

    @Test
    void deliversNoAlertsOfAnotherCity() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            subscribe(peer, here);
            publish(server, elsewhere, "Not here");
            publish(server, here, "Here");
            assertThat(peer.await("alert").at("/payload/message").stringValue()).isEqualTo("Here");
            assertThat(peer.receiveAll()).isEmpty();
            assertThat(messages(inForce(peer, here))).containsExactly("Here");
            assertThat(messages(inForce(peer, elsewhere))).containsExactly("Not here");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ATLANTIS, "Amsterdam", " "})
    void refusesAnUnknownCityInSubscribeAndSnapshot(String key) throws Exception {
        assertUnknown(key);
    }

    @Test
    void refusesAKeyInUpperCase() throws Exception {
        assertUnknown(AMSTERDAM.toUpperCase(Locale.ROOT));
    }

    @Test
    void requiresAKeyInASubscription() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            assertThat(code(peer.ask("subscribe", Map.of("topic", "alerts"), "s")))
                    .isEqualTo("key_required");
        }
    }

    @Test
    void dropsAnExpiredAlertFromTheSnapshotWithoutAnEvent() throws Exception {
        String brief = "{\"city\":\"" + here + "\",\"message\":\"Brief\",\"expires_in\":\"PT6S\"}";
        AlertServer.created(AlertServer.post(server, brief, null));
        publish(server, here, "Long");
        try (Peer peer = Peer.connected(server)) {
            JsonNode now = inForce(peer, here);
            assertThat(messages(now)).containsExactly("Brief", "Long");
            Await.until(
                    "the alert has expired", () -> messages(inForce(peer, here)).size() < 2);
            JsonNode later = inForce(peer, here);
            assertThat(messages(later)).containsExactly("Long");
            assertThat(later.path("position")).isEqualTo(now.path("position"));
        }
    }

    @Test
    void keepsAlertsAcrossARestartSoThatASubscriberResumes() throws Exception {
        JsonNode first = publish(server, here, "First");
        JsonNode second = publish(server, here, "Second");
        assertThat(server.stop()).isZero();
        server.startAgain();
        JsonNode third = publish(server, here, "Third");
        assertThat(third.at("/position/seq").longValue())
                .isEqualTo(second.at("/position/seq").longValue() + 1);
        try (Peer peer = Peer.connected(server)) {
            assertThat(messages(inForce(peer, here))).containsExactly("First", "Second", "Third");
            peer.ask("subscribe", Map.of("topic", "alerts", "key", here, "since", since(first)), "resume");
            List<String> resumed = List.of(
                    peer.await("alert").at("/payload/message").stringValue(),
                    peer.await("alert").at("/payload/message").stringValue());
            assertThat(resumed).containsExactly("Second", "Third");
        }
    }

    private static void assertUnknown(String key) throws Exception {
        try (Peer peer = Peer.connected(server)) {
            JsonNode refused = subscribe(peer, key);
            assertThat(code(refused)).isEqualTo("unknown_key");
            assertThat(refused.at("/payload/pointer").stringValue()).isEqualTo("/payload/key");
            JsonNode snapshot = peer.ask("get_alerts", Map.of("key", key), "g");
            assertThat(code(snapshot)).isEqualTo("unknown_key");
            assertThat(peer.receiveAll()).isEmpty();
        }
    }

    private static JsonNode withoutPosition(JsonNode published) {
        ObjectNode alert = (ObjectNode) published.deepCopy();
        Objects.requireNonNull(alert.remove("position"), "the response has no position");
        return alert;
    }

    private static Map<String, Object> since(JsonNode answer) {
        return Map.of(
                "epoch", answer.at("/position/epoch").stringValue(),
                "seq", answer.at("/position/seq").longValue());
    }
}
