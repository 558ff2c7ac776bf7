package dev.howl.app.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.testkit.ServerUnderTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A raw client that maintains the incidents as the contract describes: from a snapshot, then event by event. */
final class Mirror implements AutoCloseable {
    private final Peer peer;
    private final TreeMap<Long, JsonNode> incidents = new TreeMap<>();
    private final String epoch;
    private long seq;

    private Mirror(Peer peer, String epoch, long seq) {
        this.peer = peer;
        this.epoch = epoch;
        this.seq = seq;
    }

    /** Connects, takes the snapshot and subscribes from its position. */
    static Mirror of(ServerUnderTest server) throws IOException {
        Peer peer = Peer.connected(server);
        JsonNode state = peer.ask("get_incidents", Map.of(), "state");
        assertThat(state.path("type").asString()).isEqualTo("incidents");
        JsonNode position = state.at("/payload/position");
        Mirror mirror = new Mirror(
                peer, position.path("epoch").asString(), position.path("seq").longValue());
        state.at("/payload/incidents").forEach(mirror::put);
        mirror.subscribe();
        return mirror;
    }

    /** Resumes over a new connection, possibly to another node. */
    Mirror resume(ServerUnderTest server) throws IOException {
        close();
        Mirror mirror = new Mirror(Peer.connected(server), epoch, seq);
        mirror.incidents.putAll(incidents);
        mirror.subscribe();
        return mirror;
    }

    private void subscribe() {
        Map<String, ?> since = Map.of("epoch", epoch, "seq", seq);
        JsonNode confirmed = peer.ask("subscribe", Map.of("topic", "incidents", "since", since), "follow");
        assertThat(confirmed.at("/payload/status").asString()).isEqualTo("ok");
        assertThat(confirmed.at("/payload/position/seq").longValue()).isEqualTo(seq);
    }

    /** Waits for the next event, asserts that its seq is contiguous, and applies it. */
    JsonNode next() {
        JsonNode event = peer.await("incident_diff");
        assertThat(event.at("/position/epoch").asString()).isEqualTo(epoch);
        assertThat(event.at("/position/seq").longValue()).isEqualTo(seq + 1);
        seq++;
        JsonNode diff = event.path("payload");
        diff.path("removed").forEach(id -> incidents.remove(id.longValue()));
        diff.path("changed").forEach(change -> put(change.path("incident")));
        diff.path("added").forEach(this::put);
        return diff;
    }

    private void put(JsonNode incident) {
        incidents.put(incident.path("id").longValue(), incident);
    }

    /** Returns the texts of the incidents, sorted by id. */
    List<String> texts() {
        return incidents.values().stream()
                .map(incident -> incident.path("text").asString())
                .toList();
    }

    long seq() {
        return seq;
    }

    Peer peer() {
        return peer;
    }

    /** Asserts that the server's snapshot has the same incidents and the same position. */
    void assertIsWhatTheServerHas() {
        JsonNode state = peer.ask("get_incidents", Map.of(), "state at " + seq).path("payload");
        assertThat(state.at("/position/seq").longValue()).isEqualTo(seq);
        assertThat(state.path("incidents")).containsExactlyElementsOf(incidents.values());
    }

    @Override
    public void close() {
        peer.close();
    }
}
