package dev.howl.testkit.conformance.listen;

import dev.howl.testkit.conformance.client.ProbeAddress;
import dev.howl.testkit.conformance.client.ProbeSocket;
import dev.howl.testkit.conformance.client.Received;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A client of {@link DeskContract} that does what the roles define. Every part can be replaced by a test to break it. */
final class DeskClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration HEARTBEAT = Duration.ofMillis(200);

    /** The id in its messages, from the session's. */
    String idPrefix = "";

    String topic = "news";
    boolean connects = true;
    boolean pings = true;
    boolean answers = true;
    boolean resumes = true;
    /** Difference between the number after which it resumes and the right one. */
    long ahead;
    /** A message that it does not survive. */
    String deadly = "none";

    private final ProbeAddress address;
    private String id = "";
    private @Nullable JsonNode last;

    DeskClient(String url) {
        address = new ProbeAddress(URI.create(url + "/desk"), Map.of(), List.of(), null);
    }

    void start() {
        Thread thread = new Thread(this::run, "desk");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (true) {
            try (ProbeSocket socket = ProbeSocket.open(address)) {
                connection(socket);
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connection(ProbeSocket socket) {
        try {
            session(socket);
        } catch (IOException e) {
            // The server has ended the connection: the client comes back.
        }
    }

    private void session(ProbeSocket socket) throws IOException {
        id = "";
        long heartbeat = System.nanoTime();
        while (true) {
            Optional<Received> event = socket.receive(Duration.ofMillis(50));
            if (event.isPresent() && (event.get() instanceof Received.End || event.get() instanceof Received.Fault)) {
                if (event.get() instanceof Received.Fault) {
                    socket.sendClose(1002);
                }
                return;
            }
            if (event.isPresent() && event.get() instanceof Received.Text text && !message(socket, text.text())) {
                return;
            }
            if (pings && !id.isEmpty() && System.nanoTime() - heartbeat > HEARTBEAT.toNanos()) {
                heartbeat = System.nanoTime();
                send(socket, "ping", "");
            }
        }
    }

    private void send(ProbeSocket socket, String type, String more) throws IOException {
        socket.sendText("{\"type\":\"" + type + "\",\"id\":\"" + idPrefix + id + "\"" + more + "}");
    }

    /** Returns whether the client keeps the connection. */
    private boolean message(ProbeSocket socket, String text) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JacksonException e) {
            return true;
        }
        String type = json.path("type").asString("");
        if (type.equals("initial") && json.path("id").isString()) {
            opened(socket, json.path("id").stringValue());
        } else if (type.equals("published") && isPosition(json.path("position"))) {
            last = json.path("position");
        } else if (type.equals("gap") && isPosition(json.path("resume_at"))) {
            last = json.path("resume_at");
        } else if (type.equals("ask") && answers && json.path("ref").isString()) {
            send(socket, "tell", ",\"ref\":" + json.path("ref"));
        } else if (type.equals("moving") && json.path("after_ms").isIntegralNumber()) {
            socket.sendClose(1000);
            return false;
        }
        return !type.equals(deadly);
    }

    private static boolean isPosition(JsonNode position) {
        return position.path("epoch").isString()
                && position.path("seq").isInt()
                && position.path("seq").intValue() >= 0;
    }

    private void opened(ProbeSocket socket, String given) throws IOException {
        id = given;
        if (connects) {
            send(socket, "connect", "");
        }
        JsonNode place = last;
        String since = place == null || !resumes
                ? ""
                : ",\"since\":"
                        + JsonNodeFactory.instance
                                .objectNode()
                                .put("epoch", place.path("epoch").asString(""))
                                .put("seq", place.path("seq").longValue() + ahead);
        send(socket, "subscribe", ",\"topic\":\"" + topic + "\",\"ref\":\"s\"" + since);
    }
}
