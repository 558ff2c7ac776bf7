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

/** Byte for byte what clients of the wolf wisdom server send and are sent. */
class WisdomWireTest {
    private static final String ADDRESS = "/original/wisdom";
    private static final Pattern INITIAL =
            Pattern.compile("\\{\"type\":\"initial\",\"payload\":\\{\"id\":\"([0-9a-f-]{36})\"}}");
    private static final String QUOTE = "\\{\"type\":\"wisdom_distribution\",\"payload\":\\{\"message\":\"[^\"]+\"}}";
    private static final String SUBSCRIBED = "{\"type\":\"subscribe_confirmation\",\"payload\":{\"status\":\"ok\"}}";
    private static final String UNSUBSCRIBED =
            "{\"type\":\"unsubscribe_confirmation\",\"payload\":{\"status\":\"ok\"}}";

    private static final int QUOTES = 6;
    /** So many that what was heard must be among them. */
    private static final int MANY = 50;

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
            Matcher initial = INITIAL.matcher(peer.hear());
            assertThat(initial.matches()).isTrue();
            return new Client(peer, initial.group(1));
        }

        /** As the original's document writes it. */
        Client says(String type) throws IOException {
            peer.say("{\n  \"type\": \"" + type + "\",\n  \"payload\": {\n    \"id\": \"" + id + "\"\n  }\n}");
            return this;
        }

        String hearBesideQuotes() throws IOException {
            String heard = peer.hear();
            while (heard.matches(QUOTE)) {
                heard = peer.hear();
            }
            return heard;
        }

        void isRefused(String code) throws IOException {
            assertThat(hearBesideQuotes()).startsWith("{\"type\":\"error\",\"payload\":{\"code\":\"" + code + "\",");
        }

        @Override
        public void close() {
            peer.close();
        }
    }

    @Test
    void theConversationIsThatOfTheDocument() throws Exception {
        try (Client client = Client.open(server)) {
            client.says("connect").says("subscribe");
            client.peer().hears(SUBSCRIBED);
            assertThat(client.peer().hear()).matches(QUOTE);
            client.says("ping").says("unsubscribe");
            assertThat(client.hearBesideQuotes()).isEqualTo(UNSUBSCRIBED);
            client.says("disconnect");
            WireFrame close = client.peer().socket().readFrame().orElseThrow();
            assertThat(close.opcode()).isEqualTo(Opcode.CLOSE);
            assertThat(close.closeCode()).isEqualTo(1000);
        }
    }

    /** More at once would be too many. */
    @Test
    void whoAsksManyTimesIsAnsweredInThatOrderAndGetsNoQuoteInBetween() throws Exception {
        int times = 20;
        try (Client client = Client.open(server)) {
            client.says("connect");
            for (int i = 0; i < times; i++) {
                client.says("subscribe").says("unsubscribe");
            }
            for (int i = 0; i < times; i++) {
                client.peer().hears(SUBSCRIBED);
                assertThat(client.hearBesideQuotes()).isEqualTo(UNSUBSCRIBED);
            }
        }
    }

    @Test
    void onlySubscribersGetQuotes() throws Exception {
        try (Client silent = Client.open(server);
                Client former = Client.open(server);
                Client listening = Client.open(server)) {
            silent.says("connect");
            former.says("connect").says("subscribe").says("subscribe").says("unsubscribe");
            former.peer().hears(SUBSCRIBED);
            listening.says("connect").says("subscribe");
            listening.peer().hears(SUBSCRIBED);
            assertThat(former.hearBesideQuotes()).isEqualTo(SUBSCRIBED);
            assertThat(former.hearBesideQuotes()).isEqualTo(UNSUBSCRIBED);
            for (int i = 0; i < 3; i++) {
                assertThat(listening.peer().hear()).matches(QUOTE);
            }
            for (Client other : List.of(silent, former)) {
                other.says("unsubscribe");
                other.peer().hears(UNSUBSCRIBED);
            }
        }
    }

    @Test
    void theQuotesAreThoseOfHowl() throws Exception {
        try (Client original = Client.open(server);
                Peer howl = Peer.subscribed(server)) {
            original.says("connect").says("subscribe");
            original.peer().hears(SUBSCRIBED);
            List<String> heard = new ArrayList<>();
            for (int i = 0; i < QUOTES; i++) {
                heard.add(original.peer().hear());
            }
            List<String> told = new ArrayList<>();
            while (told.size() < MANY && Collections.indexOfSubList(told, heard) < 0) {
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
    void whatIsWrongIsToldAndTheConnectionLivesOn() throws Exception {
        server.recorder().allowText("{\"type\": \"subsc");
        server.recorder().allowText("{\"type\":\"howl\",\"payload\":{}}");
        try (Client client = Client.open(server)) {
            client.says("subscribe").isRefused("not_connected");
            client.says("connect");
            client.peer().say("{\"type\": \"subsc");
            client.isRefused("bad_json");
            client.peer().say("{\"type\":\"howl\",\"payload\":{}}");
            client.isRefused("unknown_type");
            client.peer().say("{\"type\":\"subscribe\",\"payload\":{\"id\":\"somebody\"}}");
            client.isRefused("wrong_id");
            client.says("subscribe");
            client.peer().hears(SUBSCRIBED);
        }
    }

    @Test
    void aClientThatFallsSilentIsClosedAndOneThatPingsIsNot() throws Exception {
        try (ServerUnderTest impatient = start("howl.heartbeat.idle-timeout=3s", "howl.wisdom.interval=300ms");
                Client silent = Client.open(impatient);
                Client alive = Client.open(impatient)) {
            alive.says("connect").says("subscribe");
            alive.peer().hears(SUBSCRIBED);
            for (int i = 0; i < 14; i++) {
                assertThat(alive.says("ping").peer().hear()).matches(QUOTE);
            }
            WireFrame close = silent.peer().socket().readFrame().orElseThrow();
            assertThat(close.closeCode()).isEqualTo(4000);
        }
    }
}
