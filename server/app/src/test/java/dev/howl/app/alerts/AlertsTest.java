package dev.howl.app.alerts;

import static dev.howl.app.alerts.AlertServer.AMSTERDAM;
import static dev.howl.app.alerts.AlertServer.ANKARA;
import static dev.howl.app.alerts.AlertServer.ATLANTIS;
import static dev.howl.app.alerts.AlertServer.code;
import static dev.howl.app.alerts.AlertServer.inForce;
import static dev.howl.app.alerts.AlertServer.messages;
import static dev.howl.app.alerts.AlertServer.publish;
import static dev.howl.app.alerts.AlertServer.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.testkit.ServerUnderTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What subscribers of alerts are given. */
class AlertsTest {
    private ServerUnderTest server;

    @BeforeEach
    void start() {
        server = AlertServer.start("howl.limits.messages-per-second=100000");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCityWithoutAlertsIsEmptyAtItsBeginning() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            JsonNode now = inForce(peer, AMSTERDAM);
            assertThat(now.path("alerts")).isEmpty();
            assertThat(now.at("/position/topic").stringValue()).isEqualTo("alerts");
            assertThat(now.at("/position/key").stringValue()).isEqualTo(AMSTERDAM);
            assertThat(now.at("/position/seq").longValue()).isZero();
        }
    }

    @Test
    void whoComesLateGetsTheAlertsInForceThenWhatComes() throws Exception {
        JsonNode hail = publish(server, AMSTERDAM, "Hail");
        JsonNode storm = publish(server, AMSTERDAM, "Storm");
        try (Peer late = Peer.connected(server)) {
            JsonNode now = inForce(late, AMSTERDAM);
            assertThat(now.path("position")).isEqualTo(storm.path("position"));
            assertThat(now.path("alerts")).containsExactly(withoutPosition(hail), withoutPosition(storm));

            JsonNode flood = publish(server, AMSTERDAM, "Flood");
            late.ask("subscribe", Map.of("topic", "alerts", "key", AMSTERDAM, "since", since(now)), "resume");
            JsonNode event = late.await("alert");
            assertThat(event.path("payload")).isEqualTo(withoutPosition(flood));
            assertThat(event.path("position")).isEqualTo(flood.path("position"));
            assertThat(event.at("/position/seq").longValue())
                    .isEqualTo(now.at("/position/seq").longValue() + 1);
        }
    }

    @Test
    void aPlainSubscriptionBeginsWithWhatComes() throws Exception {
        JsonNode before = publish(server, AMSTERDAM, "Before");
        try (Peer peer = Peer.connected(server)) {
            JsonNode confirmed = subscribe(peer, AMSTERDAM);
            assertThat(confirmed.at("/payload/position")).isEqualTo(before.path("position"));
            publish(server, AMSTERDAM, "After");
            assertThat(peer.await("alert").at("/payload/message").stringValue()).isEqualTo("After");
            assertThat(peer.drain()).isEmpty();
        }
    }

    @Test
    void anotherCitysAlertsNeverCome() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            subscribe(peer, AMSTERDAM);
            publish(server, ANKARA, "Not here");
            publish(server, AMSTERDAM, "Here");
            assertThat(peer.await("alert").at("/payload/message").stringValue()).isEqualTo("Here");
            assertThat(peer.drain()).isEmpty();
            assertThat(messages(inForce(peer, AMSTERDAM))).containsExactly("Here");
            assertThat(messages(inForce(peer, ANKARA))).containsExactly("Not here");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ATLANTIS, "Amsterdam", " "})
    void aCityThatThereIsNotCannotBeSubscribedToOrAskedFor(String key) throws Exception {
        assertUnknown(key);
    }

    @Test
    void aKeyIsInSmallLetters() throws Exception {
        assertUnknown(AMSTERDAM.toUpperCase(Locale.ROOT));
    }

    @Test
    void aSubscriptionNamesACity() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            assertThat(code(peer.ask("subscribe", Map.of("topic", "alerts"), "s")))
                    .isEqualTo("key_required");
        }
    }

    @Test
    void anAlertThatExpiresLeavesTheSnapshotAndNothingElse() throws Exception {
        String brief = "{\"city\":\"" + AMSTERDAM + "\",\"message\":\"Brief\",\"expires_in\":\"PT4S\"}";
        try (Peer peer = Peer.connected(server)) {
            publish(server, AMSTERDAM, "Long");
            AlertServer.created(AlertServer.post(server, brief, null));
            JsonNode now = inForce(peer, AMSTERDAM);
            assertThat(messages(now)).containsExactly("Long", "Brief");
            JsonNode later = now;
            while (messages(later).size() == 2) {
                later = inForce(peer, AMSTERDAM);
            }
            assertThat(messages(later)).containsExactly("Long");
            assertThat(later.path("position")).isEqualTo(now.path("position"));
        }
    }

    @Test
    void alertsOutliveTheServerAndWhoComesBackMissesNothing() throws Exception {
        JsonNode first = publish(server, AMSTERDAM, "First");
        JsonNode second = publish(server, AMSTERDAM, "Second");
        assertThat(server.stop()).isZero();
        server.startAgain();
        JsonNode third = publish(server, AMSTERDAM, "Third");
        assertThat(third.at("/position/seq").longValue())
                .isEqualTo(second.at("/position/seq").longValue() + 1);
        try (Peer peer = Peer.connected(server)) {
            assertThat(messages(inForce(peer, AMSTERDAM))).containsExactly("First", "Second", "Third");
            peer.ask("subscribe", Map.of("topic", "alerts", "key", AMSTERDAM, "since", since(first)), "resume");
            List<String> resumed = List.of(
                    peer.await("alert").at("/payload/message").stringValue(),
                    peer.await("alert").at("/payload/message").stringValue());
            assertThat(resumed).containsExactly("Second", "Third");
        }
    }

    private void assertUnknown(String key) throws Exception {
        try (Peer peer = Peer.connected(server)) {
            JsonNode refused = subscribe(peer, key);
            assertThat(code(refused)).isEqualTo("unknown_key");
            assertThat(refused.at("/payload/pointer").stringValue()).isEqualTo("/payload/key");
            JsonNode snapshot = peer.ask("get_alerts", Map.of("key", key), "g");
            assertThat(code(snapshot)).isEqualTo("unknown_key");
            assertThat(peer.drain()).isEmpty();
        }
    }

    private static JsonNode withoutPosition(JsonNode published) {
        ObjectNode alert = (ObjectNode) published.deepCopy();
        Objects.requireNonNull(alert.remove("position"), "no position");
        return alert;
    }

    private static Map<String, Object> since(JsonNode answer) {
        return Map.of(
                "epoch", answer.at("/position/epoch").stringValue(),
                "seq", answer.at("/position/seq").longValue());
    }
}
