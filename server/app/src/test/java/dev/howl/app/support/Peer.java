package dev.howl.app.support;

import dev.howl.testkit.RawClient;
import dev.howl.testkit.ServerUnderTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that has been given its id. It knows that frames have a type, a payload and a ref, and nothing more. */
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
     * Opens a connection and takes the id; says nothing yet.
     *
     * @param headers name, value, name, value …
     */
    public static Peer open(ServerUnderTest server, String... headers) throws IOException {
        return new Peer(RawClient.connect(server.ws("/events"), headers));
    }

    /** Opens a connection and says {@code connect}. */
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

    /** Sends a message with nothing but the id. */
    public void send(String type) {
        raw.sendJson(Map.of("type", type, "payload", Map.of("id", id)));
    }

    /** Sends a message with a ref; the id is added to the payload where it has none. */
    public void send(String type, Map<String, ?> payload, String ref) {
        Map<String, Object> whole = new LinkedHashMap<>(payload);
        whole.putIfAbsent("id", id);
        raw.sendJson(Map.of("type", type, "payload", whole, "ref", ref));
    }

    /** Sends a message with a ref and takes what answers it. */
    public JsonNode ask(String type, Map<String, ?> payload, String ref) {
        send(type, payload, ref);
        return awaitRef(ref);
    }

    /** Takes the oldest frame of a type, waiting for it. */
    public JsonNode await(String type) {
        return raw.await(type);
    }

    /** Takes the oldest frame with this ref, waiting for it. */
    public JsonNode awaitRef(String ref) {
        return raw.awaitFrame(frame -> frame.path("ref").asString("").equals(ref));
    }

    /**
     * Takes all that the server sent until now: it answers in order, so what it had to say stands before the answer to a
     * ping.
     */
    public List<JsonNode> drain() {
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

    /** Ends the connection without a word. */
    @Override
    public void close() {
        raw.close();
    }
}
