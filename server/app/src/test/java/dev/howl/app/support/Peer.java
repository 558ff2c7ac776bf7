package dev.howl.app.support;

import dev.howl.testkit.RawClient;
import dev.howl.testkit.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A raw client of the Howl protocol that has received its id. It knows type, payload and ref of a frame, nothing more.
 */
public final class Peer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final RawClient raw;
    private final String id;
    private int fences;

    private Peer(RawClient raw) {
        this.raw = raw;
        this.id = raw.await("initial").at("/payload/id").stringValue();
    }

    /**
     * Opens a connection and takes the id from {@code initial}; sends nothing.
     *
     * @param headers request headers of the handshake: name, value, name, value …
     */
    public static Peer open(ServerUnderTest server, String... headers) throws IOException {
        return open(server.ws("/events"), headers);
    }

    /** Opens a connection to the address of the channel, and takes the id from {@code initial}; sends nothing. */
    public static Peer open(URI events, String... headers) throws IOException {
        return new Peer(RawClient.connect(events, headers));
    }

    /** Opens a connection and sends {@code connect}. */
    public static Peer connected(ServerUnderTest server) throws IOException {
        Peer peer = open(server);
        peer.send("connect");
        return peer;
    }

    /** Opens a connection and subscribes to wisdom. */
    public static Peer subscribed(ServerUnderTest server) throws IOException {
        Peer peer = connected(server);
        peer.send("subscribe");
        peer.await("subscribe_confirmation");
        return peer;
    }

    public String id() {
        return id;
    }

    public RawClient raw() {
        return raw;
    }

    /** Sends a message whose payload holds only the id. */
    public void send(String type) {
        raw.sendJson(Map.of("type", type, "payload", Map.of("id", id)));
    }

    /** Sends a message with a ref; adds the id to a payload that has none. */
    public void send(String type, Map<String, ?> payload, String ref) {
        Map<String, Object> whole = new LinkedHashMap<>(payload);
        whole.putIfAbsent("id", id);
        raw.sendJson(Map.of("type", type, "payload", whole, "ref", ref));
    }

    /** Sends a message with a ref and waits for its reply. */
    public JsonNode ask(String type, Map<String, ?> payload, String ref) {
        send(type, payload, ref);
        return awaitRef(ref);
    }

    /** Waits for the oldest frame of a type and removes it from the queue. */
    public JsonNode await(String type) {
        return raw.await(type);
    }

    /** Waits for the oldest frame with this ref and removes it from the queue. */
    public JsonNode awaitRef(String ref) {
        return raw.awaitFrame(frame -> frame.path("ref").asString("").equals(ref));
    }

    /**
     * Returns all frames that the server sent up to now: it answers in order, so they precede the reply to a ping that
     * this method sends.
     */
    public List<JsonNode> receiveAll() {
        String ref = "fence-" + ++fences;
        send("ping", Map.of(), ref);
        List<JsonNode> before = new ArrayList<>();
        JsonNode frame = JSON.readTree(raw.nextText());
        while (!frame.path("ref").asString("").equals(ref)) {
            before.add(frame);
            frame = JSON.readTree(raw.nextText());
        }
        return before;
    }

    /** Drops the TCP connection without a Close frame. */
    @Override
    public void close() {
        raw.close();
    }
}
