package dev.howl.testkit.mock;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.runtime.Direction;
import dev.howl.testkit.transcript.InvalidTranscriptException;
import dev.howl.testkit.transcript.TranscriptLine;
import dev.howl.testkit.transcript.TranscriptLine.Closed;
import dev.howl.testkit.transcript.TranscriptLine.Opened;
import dev.howl.testkit.transcript.TranscriptLine.Sent;
import dev.howl.testkit.transcript.TranscriptReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A transcript turned into answers. A frame of the server answers the message with its correlation id, or else the last
 * message that the client sent before it.
 */
final class TranscriptReplay {
    /** The mock sends these by itself. */
    private static final Set<String> OWN = Set.of("initial", "pong");

    private final Path file;
    private final Map<String, MockedChannel> channels = new HashMap<>();
    private final Map<String, Replay> replays = new HashMap<>();
    private final Map<Integer, Connection> connections = new HashMap<>();
    private final Diagnostics diagnostics = new Diagnostics();

    /** A recorded connection. */
    private static final class Connection {
        private final MockedChannel known;
        private final Replay replay;
        private final List<ReplayFrame> opening;
        private final List<RecordedExchange> exchanges = new ArrayList<>();
        private @Nullable String id;
        private boolean clientClosed;

        Connection(MockedChannel known, Replay replay) {
            this.known = known;
            this.replay = replay;
            this.opening = replay.newConnection();
        }

        void add(ReplayFrame frame) {
            if (exchanges.isEmpty()) {
                opening.add(frame);
            } else {
                exchanges.get(exchanges.size() - 1).add(frame);
            }
        }
    }

    private TranscriptReplay(Path file, List<MockedChannel> served) {
        this.file = file;
        served.forEach(known -> channels.put(known.id(), known));
    }

    /**
     * Reads a transcript.
     *
     * @return the answers by id of the channel
     * @throws InvalidMockScriptException if it is no transcript, or does not fit the contract
     */
    static Map<String, Replay> read(Path file, List<MockedChannel> served) throws InvalidMockScriptException {
        TranscriptReplay reading = new TranscriptReplay(file, served);
        try {
            TranscriptReader.read(file).forEach(reading::add);
            if (reading.replays.isEmpty()) {
                reading.error(
                        1,
                        "the transcript has no connection to a channel of the mock: "
                                + String.join(
                                        ", ",
                                        served.stream().map(MockedChannel::id).toList()));
            }
        } catch (InvalidTranscriptException e) {
            reading.error(e.line(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            reading.error(1, "the transcript cannot be read: " + e);
        }
        if (reading.diagnostics.hasErrors()) {
            throw new InvalidMockScriptException(reading.diagnostics.inOrder(file.toString()));
        }
        return reading.replays;
    }

    private void error(int line, String text) {
        diagnostics.error(new Location(file.toString(), line, 1), text);
    }

    private void add(TranscriptReader.Numbered numbered) {
        TranscriptLine event = numbered.event();
        if (event instanceof Opened opened) {
            MockedChannel known = channels.get(opened.channel());
            if (known != null) {
                Replay replay = replays.computeIfAbsent(known.id(), id -> new Replay(known));
                connections.put(opened.connection(), new Connection(known, replay));
            }
            return;
        }
        Connection connection = connections.get(event.connection());
        if (connection != null && event instanceof Sent sent && sent.message() != null) {
            sent(connection, sent, sent.message(), numbered.line());
        } else if (connection != null && event instanceof Closed closed) {
            closed(connection, closed);
        }
    }

    private static void closed(Connection connection, Closed closed) {
        if (closed.direction() == Direction.TO_SERVER) {
            connection.clientClosed = true;
        } else if (!connection.clientClosed) {
            connection.add(new ReplayFrame.Closed(closed.code(), closed.reason()));
        }
    }

    private void sent(Connection connection, Sent sent, String id, int line) {
        boolean toServer = sent.direction() == Direction.TO_SERVER;
        Message message = (toServer ? connection.known.toServer() : connection.known.toClient()).get(id);
        if (message == null) {
            error(
                    line,
                    (toServer ? "clients send" : "the server sends") + " no message '" + id
                            + "' in this contract; record again, or change the transcript");
            return;
        }
        FrameContent content = content(sent.content());
        if (content == null) {
            error(line, "a message has 'json', 'text' or 'base64'");
        } else if (toServer) {
            JsonNode frame = content instanceof FrameContent.Json json ? json.value() : null;
            // The mock refuses invalid messages by itself.
            RecordedExchange exchange = sent.isValid()
                    ? connection.replay.add(message, frame, sent.correlation(), connection.id)
                    : new RecordedExchange(frame, sent.correlation());
            connection.exchanges.add(exchange);
        } else {
            answer(connection, message, content, sent.correlation());
        }
    }

    private static void answer(
            Connection connection, Message message, FrameContent content, @Nullable JsonNode correlation) {
        String role = message.role() == null ? "" : message.role();
        if (role.equals("initial") && content instanceof FrameContent.Json json) {
            String envelope = connection.known.channel().howl().envelope();
            JsonNode id = (envelope == null ? json.value() : json.value().path(envelope)).path("id");
            connection.id = id.isString() ? id.stringValue() : null;
        }
        if (OWN.contains(role)) {
            return;
        }
        for (RecordedExchange exchange : connection.exchanges) {
            if (exchange.hasCorrelation(correlation)) {
                exchange.add(new ReplayFrame.Sent(message, content, true, connection.id));
                return;
            }
        }
        connection.add(new ReplayFrame.Sent(message, content, false, connection.id));
    }

    private static @Nullable FrameContent content(JsonNode content) {
        if (content.has("json")) {
            return new FrameContent.Json(content.path("json"));
        }
        if (content.path("text").isString()) {
            return new FrameContent.Text(content.path("text").stringValue());
        }
        try {
            return content.path("base64").isString()
                    ? new FrameContent.Binary(
                            Base64.getDecoder().decode(content.path("base64").stringValue()))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
