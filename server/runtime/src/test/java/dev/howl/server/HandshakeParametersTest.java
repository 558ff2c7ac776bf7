package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.lobby.LobbyChannel;
import dev.howl.server.lobby.LobbyRooms;
import dev.howl.server.lobby.LobbySession;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.RawClient.Frame;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters of addresses, queries and headers on the wire: read and checked before the 101. */
class HandshakeParametersTest {
    private static final String DEVICE = "x-device: phone";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.startWith("lobby");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String parameters(String path, String... headers) {
        try (RawClient client = RawClient.open(server.port(), path, headers)) {
            assertThat(client.head()).as(path).startsWith("HTTP/1.1 101 ");
            client.text("?");
            return client.next().text();
        }
    }

    @Test
    void valuesHaveTheTypesOfTheContract() {
        assertThat(parameters(
                        "/lobby/7/b%C3%A4r%20%2F%3B?name=a%26+b&color=red&tag=1&tag=2.0&quiet=true"
                                + "&trace=0B1C0000-0000-0000-0000-00000000000A",
                        "X-DEVICE: phone", "X-Level: 1, 2", "X-Level: 3"))
                .isEqualTo("LobbyParameters[house=7, room=bär /;, name=a& b, color=red, tag=[1, 2], quiet=true,"
                        + " trace=0b1c0000-0000-0000-0000-00000000000a, device=phone, levels=[1, 2, 3]]");
    }

    @Test
    void whatIsLeftOutIsNull() {
        assertThat(parameters("/lobby/7/den?name=ann", DEVICE))
                .isEqualTo("LobbyParameters[house=7, room=den, name=ann, color=null, tag=null, quiet=null, trace=null,"
                        + " device=phone, levels=null]");
    }

    @Test
    void aSemicolonIsACharacterOfTheValue() {
        assertThat(parameters("/lobby/7/den;v=1?name=ann", DEVICE)).contains("room=den;v=1,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /lobby/0/den?name=ann                | parameter 'house': less than 1
            /lobby/seven/den?name=ann            | parameter 'house': must be integer
            /lobby/07/den?name=ann               | parameter 'house': must be integer
            /lobby/7.5/den?name=ann              | parameter 'house': must be integer
            /lobby/+7/den?name=ann               | parameter 'house': must be integer
            /lobby/9223372036854775808/den?name=ann | parameter 'house': is out of the range that the server can represent
            /lobby/7/attic?name=ann              | parameter 'room': has a form that is not allowed
            /lobby/7/aaaaaaaaaaaaaaaaaaaaa?name=ann | parameter 'room': longer than 20 characters
            /lobby/7/%FF?name=ann                | parameter 'room': is not percent-encoded UTF-8
            /lobby/7/%ED%A0%80?name=ann          | parameter 'room': is not percent-encoded UTF-8
            /lobby/7/%C0%AF?name=ann             | parameter 'room': is not percent-encoded UTF-8
            /lobby/7/den                         | query: 'name' is required
            /lobby/7/den?name                    | query parameter 'name': shorter than 1 character
            /lobby/7/den?name=ann&name=bob       | query parameter 'name': must not be repeated
            /lobby/7/den?name=%FF                | query parameter 'name': is not percent-encoded UTF-8
            /lobby/7/den?name=ann&color=green    | query parameter 'color': must be one of "red", "blue"
            /lobby/7/den?name=ann&tag=1&tag=x    | query parameter 'tag': must be integer
            /lobby/7/den?name=ann&tag=1&tag=2&tag=3 | query parameter 'tag': more than 2 items
            /lobby/7/den?name=ann&quiet=TRUE     | query parameter 'quiet': must be boolean
            /lobby/7/den?name=ann&quiet          | query parameter 'quiet': must be boolean
            /lobby/7/den?name=ann&trace=1        | query parameter 'trace': is not a valid uuid
            /lobby/7/den?name=ann&other=1        | query: has a property that is not allowed; it may have name, color, tag, quiet, trace
            """)
    void aViolationIsAnswered400WithTheReason(String path, String reason) {
        LobbyRooms rooms = server.bean(LobbyRooms.class);
        try (RawClient client = RawClient.open(server.port(), path, DEVICE)) {
            assertThat(client.head()).startsWith("HTTP/1.1 400 ").containsIgnoringCase("content-type: text/plain");
            assertThat(client.body()).isEqualTo(reason + "\n");
        }
        assertThat(rooms.in(7).stream(Object.class))
                .noneMatch(session -> session.toString().contains("attic"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Other: x                 | headers: 'X-Device' is required
            X-Device: Phone            | header 'X-Device': does not match ^[a-z]+$
            X-Device: a, b             | header 'X-Device': does not match ^[a-z]+$
            """)
    void aHeaderThatBreaksItsSchemaIsAnswered400(String header, String reason) {
        try (RawClient client = RawClient.open(server.port(), "/lobby/7/den?name=ann", header)) {
            assertThat(client.head()).startsWith("HTTP/1.1 400 ");
            assertThat(client.body()).isEqualTo(reason + "\n");
        }
    }

    @Test
    void aRepeatedHeaderIsAnswered400UnlessItIsAList() {
        try (RawClient client = RawClient.open(server.port(), "/lobby/7/den?name=ann", DEVICE, "X-Device: desk")) {
            assertThat(client.body()).isEqualTo("header 'X-Device': must not be repeated\n");
        }
        try (RawClient client = RawClient.open(server.port(), "/lobby/7/den?name=ann", DEVICE, "X-Level: 1,10")) {
            assertThat(client.body()).isEqualTo("header 'X-Level': greater than 9\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lobby/7/?name=ann", "/lobby/7?name=ann", "/lobby/7/den/more?name=ann"})
    void anEmptyOrMissingParameterIsAnotherAddress(String path) {
        try (RawClient client = RawClient.open(server.port(), path, DEVICE)) {
            assertThat(client.head()).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void twoRoomsNeverHearEachOther() {
        LobbyRooms rooms = server.bean(LobbyRooms.class);
        try (RawClient ann = RawClient.open(server.port(), "/lobby/1/a;b?name=ann", DEVICE);
                RawClient bob = RawClient.open(server.port(), "/lobby/1/a%3Bb?name=bob", DEVICE);
                RawClient eve = RawClient.open(server.port(), "/lobby/1/a?name=eve", DEVICE);
                RawClient joe = RawClient.open(server.port(), "/lobby/2/a;b?name=joe", DEVICE)) {
            Await.until(
                    "all sessions are listed",
                    () -> rooms.in(1).count() == 3 && rooms.in(2).count() == 1);
            ann.text("to a;b of 1");
            assertThat(ann.next().text()).isEqualTo("to a;b of 1");
            assertThat(bob.next().text()).isEqualTo("to a;b of 1");
            eve.text("to a of 1");
            assertThat(eve.next().text()).isEqualTo("to a of 1");
            joe.text("to a;b of 2");
            assertThat(joe.next().text()).isEqualTo("to a;b of 2");
            assertThat(rooms.in(1).count()).isEqualTo(3);
            assertThat(rooms.in(1, "a;b").stream(LobbySession.class))
                    .extracting(session -> session.parameters().name())
                    .containsExactlyInAnyOrder("ann", "bob");
            rooms.in(1).send(new LobbyChannel.Said("to house 1"));
            assertThat(ann.next().text()).isEqualTo("to house 1");
            assertThat(bob.next().text()).isEqualTo("to house 1");
            assertThat(eve.next().text()).isEqualTo("to house 1");
            joe.text("?");
            assertThat(joe.next().text()).startsWith("LobbyParameters[house=2,");
        }
    }

    @Test
    void aBinaryMessageReachesItsRoomInABinaryFrame() {
        try (RawClient ann = RawClient.open(server.port(), "/lobby/3/den?name=ann", DEVICE);
                RawClient bob = RawClient.open(server.port(), "/lobby/3/den?name=bob", DEVICE)) {
            RoomSessions den = server.bean(LobbyRooms.class).in(3, "den");
            Await.until("both sessions are listed", () -> den.count() == 2);
            den.send(new LobbyChannel.Picture(new byte[] {1, -1}));
            for (RawClient client : List.of(ann, bob)) {
                Frame frame = client.next();
                assertThat(frame.opcode()).isEqualTo(0x2);
                assertThat(frame.payload()).containsExactly(1, -1);
            }
        }
    }
}
