package dev.howl.testkit.transcript;

import dev.howl.runtime.Direction;
import dev.howl.testkit.transcript.TranscriptLine.Closed;
import dev.howl.testkit.transcript.TranscriptLine.Ended;
import dev.howl.testkit.transcript.TranscriptLine.Opened;
import dev.howl.testkit.transcript.TranscriptLine.Sent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a transcript's lines. */
final class TranscriptJson {
    /** The property of the first line, with the version of the format. */
    static final String VERSION = "transcript";

    static final String EVENT = "event";
    /** The event of a transcript that reached its size limit. */
    static final String FULL = "full";

    private static final List<String> CONTENTS = List.of("json", "text", "base64");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TranscriptJson() {}

    static ObjectNode write(TranscriptLine line, Instant time) {
        ObjectNode json = JSON.objectNode();
        json.put("time", time.toString()).put("connection", line.connection());
        if (line instanceof Opened opened) {
            json.put(EVENT, "open").put("channel", opened.channel()).put("target", opened.target());
            ObjectNode headers = json.putObject("headers");
            opened.headers().forEach(headers::put);
        } else if (line instanceof Sent sent) {
            message(sent, json);
        } else if (line instanceof Closed closed) {
            json.put(EVENT, "close")
                    .put("from", from(closed.direction()))
                    .put("code", closed.code())
                    .put("reason", closed.reason());
        } else {
            json.put(EVENT, "end");
        }
        return json;
    }

    private static void message(Sent sent, ObjectNode json) {
        json.put(EVENT, "message").put("from", from(sent.direction()));
        if (sent.message() != null) {
            json.put("message", sent.message());
        }
        if (sent.correlation() != null) {
            json.set("correlation", sent.correlation());
        }
        sent.content().forEachEntry(json::set);
        if (!sent.isValid()) {
            json.set("violations", sent.violations());
        }
    }

    /** Returns the event of a line, empty if it is none that this version knows. */
    static Optional<TranscriptLine> read(JsonNode json) {
        int connection = json.path("connection").asInt(0);
        Direction direction =
                json.path("from").asString("").equals("client") ? Direction.TO_SERVER : Direction.TO_CLIENT;
        return switch (json.path(EVENT).asString("")) {
            case "open" ->
                Optional.of(new Opened(
                        connection,
                        json.path("channel").asString(""),
                        json.path("target").asString(""),
                        headers(json.path("headers"))));
            case "message" ->
                Optional.of(new Sent(
                        connection,
                        direction,
                        text(json.path("message")),
                        content(json),
                        json.get("correlation"),
                        json.path("violations").isArray() ? json.path("violations") : JSON.arrayNode()));
            case "close" ->
                Optional.of(new Closed(
                        connection,
                        direction,
                        json.path("code").asInt(1005),
                        json.path("reason").asString("")));
            case "end" -> Optional.of(new Ended(connection));
            default -> Optional.empty();
        };
    }

    private static JsonNode content(JsonNode json) {
        ObjectNode content = JSON.objectNode();
        for (String name : CONTENTS) {
            if (json.has(name)) {
                content.set(name, json.path(name));
            }
        }
        return content;
    }

    private static Map<String, String> headers(JsonNode json) {
        Map<String, String> headers = new LinkedHashMap<>();
        json.forEachEntry((name, value) -> headers.put(name, value.asString("")));
        return headers;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private static String from(Direction direction) {
        return direction == Direction.TO_SERVER ? "client" : "server";
    }
}
