package dev.howl.server.support;

import dev.howl.runtime.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client of the test contract's {@code chat} channel. */
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

    /** Sends a message and adds this session's id to its payload, which is JSON with single quotes. */
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
            throw new AssertionError("expected a text frame, received opcode " + frame.opcode());
        }
        return Json.mapper().readTree(frame.text());
    }

    public JsonNode next(String type) {
        JsonNode message = next();
        if (!type.equals(message.path("type").asString())) {
            throw new AssertionError("expected a message of type " + type + ", received " + message);
        }
        return message;
    }

    /** Reads the next message, which must be an error, and returns its code. */
    public String nextError() {
        return next("error").at("/payload/code").asString();
    }

    @Override
    public void close() {
        raw.close();
    }
}
