package dev.howl.testkit.mock;

import dev.howl.model.ChannelExtensions.Heartbeat;
import dev.howl.model.Sockets;
import dev.howl.testkit.mock.MockEvent.Kind;
import dev.howl.testkit.socket.HandshakeResult;
import dev.howl.testkit.wire.HttpHead;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The answers to the handshakes of a mock. */
final class Handshakes {
    private final HandshakeRouter<LiveChannel> router;
    private final List<LiveChannel> open;
    private final Consumer<MockEvent> log;

    Handshakes(List<LiveChannel> channels, Consumer<MockEvent> log) {
        this.router = new HandshakeRouter<>(channels, channel -> channel.known().path(), channel -> channel.known()
                .id());
        this.open = channels.stream()
                .filter(channel -> Sockets.path(channel.known().channel()) == null)
                .toList();
        this.log = log;
    }

    HandshakeResult answer(HttpHead request) {
        HandshakeRouter.Found<LiveChannel> found =
                router.find(request.path()).or(() -> anywhere(request.path())).orElse(null);
        if (found == null) {
            return refused(null, 404, "no channel at " + request.path() + "; the channels are " + router.known());
        }
        MockedChannel known = found.channel().known();
        String problem = HandshakeCheck.problem(
                        known.channel(), known.conformance().validator(), found.parameters(), request)
                .orElse(null);
        if (problem != null) {
            return refused(found.channel(), 400, problem);
        }
        MockSession session = new MockSession(found.channel(), found.parameters());
        Heartbeat heartbeat = known.channel().howl().heartbeat();
        return new HandshakeResult.Accept(session, session, heartbeat == null ? null : heartbeat.idleTimeout());
    }

    /** Returns the only channel whose address the document leaves open, for a URL without a path. */
    private Optional<HandshakeRouter.Found<LiveChannel>> anywhere(String path) {
        return path.equals("/") && open.size() == 1
                ? Optional.of(new HandshakeRouter.Found<>(open.get(0), Map.of()))
                : Optional.empty();
    }

    private HandshakeResult refused(@Nullable LiveChannel channel, int status, String reason) {
        if (channel == null) {
            log.accept(new MockEvent(Instant.now(), Kind.REFUSED, 0, "", null, status + ": " + reason, null));
        } else {
            channel.event(Kind.REFUSED, 0, null, status + ": " + reason);
            channel.history()
                    .add(new MockViolation(
                            0,
                            channel.known().id(),
                            null,
                            "",
                            "handshake",
                            reason,
                            channel.known().channel().location()));
        }
        return new HandshakeResult.Refuse(status, reason);
    }
}
