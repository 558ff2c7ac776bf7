package dev.howl.app.originals.wisdom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Acceptance test of the wolf wisdom server's wire, byte for byte. */
class WisdomWireTest {
    private static final String ADDRESS = "/original/wisdom";
    private static final Pattern INITIAL =
            Pattern.compile("\\{\"type\":\"initial\",\"payload\":\\{\"id\":\"([0-9a-f-]{36})\"}}");
    private static final String QUOTE = "\\{\"type\":\"wisdom_distribution\",\"payload\":\\{\"message\":\"[^\"]+\"}}";
    private static final String SUBSCRIBED = "{\"type\":\"subscribe_confirmation\",\"payload\":{\"status\":\"ok\"}}";
    private static final String UNSUBSCRIBED =
            "{\"type\":\"unsubscribe_confirmation\",\"payload\":{\"status\":\"ok\"}}";

    private static final int QUOTES = 6;
    /** Quotes of Howl's own topic to wait for at most, until they contain the received ones. */
    private static final int MAX_QUOTES = 50;

    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = start("howl.wisdom.interval=200ms");
    }

    private static ServerUnderTest start(String... settings) {
        return ServerUnderTest.start(RealServer.COMMAND, OriginalContracts.check("wisdom", ADDRESS), settings);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Client(TextPeer peer, String id) implements AutoCloseable {
        static Client open(ServerUnderTest server) throws IOException {
            TextPeer peer = TextPeer.open(server.recorder().address(), ADDRESS);
            Matcher initial = INITIAL.matcher(peer.receive());
            assertThat(initial.matches()).isTrue();
            return new Client(peer, initial.group(1));
        }

        /** Sends a message in the layout of the original's documentation. */
        Client send(String type) throws IOException {
            peer.send("{\n  \"type\": \"" + type + "\",\n  \"payload\": {\n    \"id\": \"" + id + "\"\n  }\n}");
            return this;
        }

        String receiveSkippingQuotes() throws IOException {
            String heard = peer.receive();
            while (heard.matches(QUOTE)) {
                heard = peer.receive();
            }
            return heard;
        }

        void assertRefused(String code) throws IOException {
            assertThat(receiveSkippingQuotes())
                    .startsWith("{\"type\":\"error\",\"payload\":{\"code\":\"" + code + "\",");
        }

        @Override
        public void close() {
            peer.close();
        }
    }

    @Test
    void supportsTheConversationOfTheContract() throws Exception {
        try (Client client = Client.open(server)) {
            client.send("connect").send("subscribe");
            client.peer().assertReceives(SUBSCRIBED);
            assertThat(client.peer().receive()).matches(QUOTE);
            client.send("ping").send("unsubscribe");
            assertThat(client.receiveSkippingQuotes()).isEqualTo(UNSUBSCRIBED);
            client.send("disconnect");
            WireFrame close = client.peer().socket().readFrame().orElseThrow();
            assertThat(close.opcode()).isEqualTo(Opcode.CLOSE);
            assertThat(close.closeCode()).isEqualTo(1000);
        }
    }

    /** Twenty pairs stay below the rate limit. */
    @Test
    void answersManyRequestsInOrderWithoutAQuoteWhileUnsubscribed() throws Exception {
        int times = 20;
        try (Client client = Client.open(server)) {
            client.send("connect");
            for (int i = 0; i < times; i++) {
                client.send("subscribe").send("unsubscribe");
            }
            for (int i = 0; i < times; i++) {
                client.peer().assertReceives(SUBSCRIBED);
                assertThat(client.receiveSkippingQuotes()).isEqualTo(UNSUBSCRIBED);
            }
        }
    }

    @Test
    void sendsQuotesToSubscribersOnly() throws Exception {
        try (Client silent = Client.open(server);
                Client former = Client.open(server);
                Client listening = Client.open(server)) {
            silent.send("connect");
            former.send("connect").send("subscribe").send("subscribe").send("unsubscribe");
            former.peer().assertReceives(SUBSCRIBED);
            listening.send("connect").send("subscribe");
            listening.peer().assertReceives(SUBSCRIBED);
            assertThat(former.receiveSkippingQuotes()).isEqualTo(SUBSCRIBED);
            assertThat(former.receiveSkippingQuotes()).isEqualTo(UNSUBSCRIBED);
            for (int i = 0; i < 3; i++) {
                assertThat(listening.peer().receive()).matches(QUOTE);
            }
            for (Client other : List.of(silent, former)) {
                other.send("unsubscribe");
                other.peer().assertReceives(UNSUBSCRIBED);
            }
        }
    }

    @Test
    void sendsTheQuotesOfHowlsTopic() throws Exception {
        try (Client original = Client.open(server);
                Peer howl = Peer.subscribed(server)) {
            original.send("connect").send("subscribe");
            original.peer().assertReceives(SUBSCRIBED);
            List<String> heard = new ArrayList<>();
            for (int i = 0; i < QUOTES; i++) {
                heard.add(original.peer().receive());
            }
            List<String> told = new ArrayList<>();
            while (told.size() < MAX_QUOTES && Collections.indexOfSubList(told, heard) < 0) {
                told.add(wire(quote(howl)));
            }
            assertThat(told).containsSequence(heard);
        }
    }

    private static String quote(Peer howl) {
        return howl.await("wisdom_distribution").at("/payload/message").stringValue();
    }

    private static String wire(String quote) {
        return "{\"type\":\"wisdom_distribution\",\"payload\":{\"message\":\"" + quote + "\"}}";
    }

    @Test
    void answersInvalidMessagesWithAnErrorAndStaysOpen() throws Exception {
        server.recorder().allowText("{\"type\": \"subsc");
        server.recorder().allowText("{\"type\":\"howl\",\"payload\":{}}");
        try (Client client = Client.open(server)) {
            client.send("subscribe").assertRefused("not_connected");
            client.send("connect");
            client.peer().send("{\"type\": \"subsc");
            client.assertRefused("bad_json");
            client.peer().send("{\"type\":\"howl\",\"payload\":{}}");
            client.assertRefused("unknown_type");
            client.peer().send("{\"type\":\"subscribe\",\"payload\":{\"id\":\"somebody\"}}");
            client.assertRefused("wrong_id");
            client.send("subscribe");
            client.peer().assertReceives(SUBSCRIBED);
        }
    }

    @Test
    void closesASilentClientButNotOneThatPings() throws Exception {
        try (ServerUnderTest impatient = start("howl.heartbeat.idle-timeout=3s", "howl.wisdom.interval=300ms");
                Client silent = Client.open(impatient);
                Client alive = Client.open(impatient)) {
            alive.send("connect").send("subscribe");
            alive.peer().assertReceives(SUBSCRIBED);
            for (int i = 0; i < 14; i++) {
                assertThat(alive.send("ping").peer().receive()).matches(QUOTE);
            }
            WireFrame close = silent.peer().socket().readFrame().orElseThrow();
            assertThat(close.closeCode()).isEqualTo(4000);
            assertThat(close.closeReason()).isEmpty();
        }
    }
}
