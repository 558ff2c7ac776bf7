package dev.howl.server.support;

import dev.howl.runtime.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Speaks the chat's protocol. */
public final class ChatClient implements AutoCloseable {
    private final RawClient raw;
    private final String id;

    public ChatClient(RawClient raw) {
        this.raw = raw;
        this.id = next("initial").at("/payload/id").asString();
        send("connect", "{}", null);
    }

    public RawClient raw() {
        return raw;
    }

    public String id() {
        return id;
    }

    /** Sends a message with this connection's id; {@code payload} with single quotes. */
    public void send(String type, String payload, @Nullable String ref) {
        ObjectNode root = Json.mapper().createObjectNode().put("type", type);
        ObjectNode body = (ObjectNode) Json.mapper().readTree(payload.replace('\'', '"'));
        root.set("payload", body.put("id", id));
        if (ref != null) {
            root.put("ref", ref);
        }
        raw.text(root.toString());
    }

    public JsonNode next() {
        RawClient.Frame frame = raw.next();
        if (frame.opcode() != RawClient.TEXT) {
            throw new AssertionError("a frame with opcode " + frame.opcode() + " came");
        }
        return Json.mapper().readTree(frame.text());
    }

    public JsonNode next(String type) {
        JsonNode message = next();
        if (!type.equals(message.path("type").asString())) {
            throw new AssertionError("not " + type + ": " + message);
        }
        return message;
    }

    /** The code of the next message, which is an error. */
    public String nextError() {
        return next("error").at("/payload/code").asString();
    }

    @Override
    public void close() {
        raw.close();
    }
}
