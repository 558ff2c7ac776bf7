package dev.howl.app.broadcasts;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.ServerUnderTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A server under test whose token may send broadcasts, and its clients. */
final class BroadcastServer {
    static final String TOKEN = "a-token-of-thirty-two-characters";

    private BroadcastServer() {}

    static ServerUnderTest start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("howl.wisdom.interval=1h");
        all.add("howl.security.publish-token=" + TOKEN);
        return RealServer.start(all.toArray(String[]::new));
    }

    /** Connects a client with the token. */
    static Peer operator(ServerUnderTest server) throws IOException {
        Peer peer = Peer.open(server, "Authorization", "Bearer " + TOKEN);
        peer.send("connect");
        return peer;
    }

    /** Connects a client without a token and subscribes it to broadcasts. */
    static Peer listener(ServerUnderTest server) throws IOException {
        Peer peer = Peer.connected(server);
        peer.ask("subscribe", Map.of("topic", "broadcasts"), "listen");
        return peer;
    }

    static String text(JsonNode frame, String property) {
        return frame.at("/payload/" + property).stringValue();
    }
}
