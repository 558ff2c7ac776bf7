package dev.howl.testkit.record;

import dev.howl.runtime.Direction;
import dev.howl.testkit.ConnectionEvents;
import dev.howl.testkit.ConnectionReader;
import dev.howl.testkit.mock.HandshakeCheck;
import dev.howl.testkit.mock.HandshakeRouter;
import dev.howl.testkit.record.TrafficEvent.Kind;
import dev.howl.testkit.transcript.TranscriptLine;
import dev.howl.testkit.wire.HttpHead;
import dev.howl.validation.Violation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection through a recorder. Not thread-safe. */
final class TrafficConnection implements ConnectionEvents {
    private final int number;
    private final TrafficLog log;
    private final ConnectionReader reader = new ConnectionReader(this);
    private final Map<Direction, TrafficStream> streams = new EnumMap<>(Direction.class);
    private @Nullable RecordedChannel channel;
    private Map<String, String> parameters = Map.of();
    private String target = "";

    TrafficConnection(int number, TrafficLog log) {
        this.number = number;
        this.log = log;
    }

    void read(Direction direction, byte[] bytes) {
        reader.read(direction, bytes);
    }

    void forwarded(Direction direction, long nanos) {
        TrafficStream stream = streams.get(direction);
        if (stream != null) {
            stream.forwarded(nanos);
        }
    }

    private String channelId() {
        return channel == null ? "" : channel.id();
    }

    @Override
    public void request(HttpHead request) {
        if (!request.asksForWebSocket()) {
            return;
        }
        HandshakeRouter.Found<RecordedChannel> found =
                log.channel(request.path()).orElse(null);
        if (found == null) {
            channel = null;
            target = SecretNames.query(request.path(), request, SecretNames::isSecret);
            return;
        }
        RecordedChannel known = found.channel();
        channel = known;
        parameters = found.parameters();
        target = known.target(request, parameters);
        HandshakeCheck.problem(known.channel(), known.conformance().validator(), parameters, request)
                .ifPresent(problem -> log.violated(
                        number,
                        known.id(),
                        known.located(Direction.TO_SERVER, null, new Violation("", "handshake", problem))));
    }

    @Override
    public void refused(HttpHead request, HttpHead response) {
        log.event(Kind.REFUSED, number, Direction.TO_CLIENT, channelId(), null, response.status() + " " + target);
    }

    @Override
    public void upgraded(HttpHead request, HttpHead response) {
        // The events come in the order of the bytes, so the request has set the channel.
        for (Direction direction : Direction.values()) {
            streams.put(direction, new TrafficStream(number, request.path(), direction, channel, log));
        }
        log.event(Kind.OPENED, number, null, channelId(), null, target);
        RecordedChannel known = channel;
        Map<String, String> headers =
                known == null ? SecretNames.headers(request, SecretNames::isSecret) : known.headers(request);
        log.write(new TranscriptLine.Opened(number, channelId(), target, headers));
        if (known == null) {
            handshake(
                    Direction.TO_SERVER,
                    "unknown-channel",
                    "the contract has no channel at this path, but: " + log.channels());
        } else {
            sawParameters(known, request);
        }
        response.header("sec-websocket-extensions")
                .filter(value -> !value.isBlank())
                .ifPresent(value -> handshake(
                        Direction.TO_CLIENT,
                        "protocol",
                        "the server switches on an extension that was not offered (RFC 6455, section 9.1)"));
    }

    private void handshake(Direction direction, String keyword, String problem) {
        log.violated(number, channelId(), new TrafficViolation(direction, null, "", keyword, problem, log.document()));
    }

    private void sawParameters(RecordedChannel known, HttpHead request) {
        parameters.keySet().forEach(name -> log.traffic().parameter(known.channel(), name));
        HandshakeCheck.query(request).keySet().forEach(name -> log.traffic().parameter(known.channel(), name));
        known.channel().headers().stream()
                .filter(header -> request.header(header.name()).isPresent())
                .forEach(header -> log.traffic().parameter(known.channel(), header.name()));
    }

    @Override
    public void frames(Direction direction, byte[] bytes, int from) {
        Objects.requireNonNull(streams.get(direction)).read(bytes, from);
    }

    @Override
    public void unreadable(String why) {
        log.unchecked(number, channelId(), null, why);
    }

    void closed() {
        if (!streams.isEmpty()) {
            log.event(Kind.CLOSED, number, null, channelId(), null, "");
            log.write(new TranscriptLine.Ended(number));
            log.traffic().ended(number);
            log.keywords().ended(number);
        }
    }
}
