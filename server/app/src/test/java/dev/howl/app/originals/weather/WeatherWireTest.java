package dev.howl.app.originals.weather;

import static dev.howl.app.originals.weather.WeatherServer.AMSTERDAM;
import static dev.howl.app.originals.weather.WeatherServer.ANKARA;
import static dev.howl.app.originals.weather.WeatherServer.ATLANTIS;
import static dev.howl.app.originals.weather.WeatherServer.inRoom;
import static dev.howl.app.originals.weather.WeatherServer.open;
import static dev.howl.app.originals.weather.WeatherServer.publish;
import static dev.howl.app.originals.weather.WeatherServer.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.TextPeer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance test of the weather server's wires, byte for byte. */
class WeatherWireTest {
    private static final int VISITORS = 200;

    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = WeatherServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"Hello!\"}",
                " { \"b\" : 1.50, \"a\" : [ null, true ], \"b\" : 1e400 } ",
                "12345678901234567890123.000",
                "\"W\u00f6lfe \\u00e4 \ud83d\udc3a\"",
                "\"\\ud83d\\udc3a\"",
                "null",
                "[]"
            })
    void echoReturnsEveryJsonValueUnchanged(String json) throws Exception {
        try (TextPeer peer = open(server, "echo", "")) {
            peer.assertAnswer(json, json);
            peer.assertAnswer("\"again\"", "\"again\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "",
                "{\"a\":",
                "1 2",
                "{'a':1}",
                "[1,]",
                "01",
                "\"\\ud83d\"",
                "{\"\\udc3a\": [[]]}",
                "[] {}"
            })
    void echoClosesWith1008OnInvalidJson(String text) throws Exception {
        try (TextPeer peer = open(server, "echo", "")) {
            assertCloses(peer.send(text), 1008, "bad_json");
        }
    }

    @Test
    void chatSendsAMessageToEveryoneInItsCity() throws Exception {
        try (TextPeer one = inRoom(server, AMSTERDAM, "Amsterdam");
                TextPeer two = inRoom(server, AMSTERDAM.toUpperCase(Locale.ROOT), "Amsterdam");
                TextPeer elsewhere = inRoom(server, ANKARA, "Ankara")) {
            one.assertAnswer("{\"message\": \"Is it raining?\"}", "{\"message\":\"Is it raining?\"}");
            two.assertReceives("{\"message\":\"Is it raining?\"}");
            two.assertAnswer("{\"message\": \"No.\", \"from\": \"two\"}", "{\"message\":\"No.\"}");
            one.assertReceives("{\"message\":\"No.\"}");
            elsewhere.assertAnswer("{\"message\":\"Anybody?\"}", "{\"message\":\"Anybody?\"}");
        }
    }

    @Test
    void chatClosesWith1008OnAnInvalidMessage() throws Exception {
        for (String text : List.of("null", "5", "[]", "\"hello\"")) {
            server.recorder().allowText(text);
            try (TextPeer peer = inRoom(server, AMSTERDAM, "Amsterdam")) {
                assertCloses(peer.send(text), 1008, "bad_json");
            }
        }
        server.recorder().allowText("hello");
        try (TextPeer peer = inRoom(server, AMSTERDAM, "Amsterdam")) {
            assertCloses(peer.send("hello"), 1008, "bad_json");
        }
    }

    /** As in the original, where a message without text is {@code null}. */
    @Test
    void chatTakesAnyJsonAsTheMessage() throws Exception {
        try (TextPeer peer = inRoom(server, ANKARA, "Ankara")) {
            peer.assertAnswer("{}", "{\"message\":null}");
            peer.assertAnswer("{\"text\":\"hello\"}", "{\"message\":null}");
            peer.assertAnswer("{\"message\": null}", "{\"message\":null}");
            peer.assertAnswer("{\"message\": 5}", "{\"message\":5}");
            peer.assertAnswer("{\"message\": {\"a\": [1.5, true]}}", "{\"message\":{\"a\":[1.5,true]}}");
        }
    }

    @Test
    void readsBinaryJsonLikeText() throws Exception {
        server.recorder().allow(frame -> frame.opcode() == Opcode.BINARY);
        try (TextPeer room = inRoom(server, ANKARA, "Ankara");
                TextPeer echo = open(server, "echo", "");
                TextPeer broken = open(server, "echo", "")) {
            room.socket().sendFrame(true, 0, Opcode.BINARY, "{\"message\":\"ä\"}".getBytes(StandardCharsets.UTF_8));
            room.assertReceives("{\"message\":\"ä\"}");
            echo.socket().sendFrame(true, 0, Opcode.BINARY, "[1.0]".getBytes(StandardCharsets.UTF_8));
            echo.assertReceives("[1.0]");
            broken.socket().sendFrame(true, 0, Opcode.BINARY, new byte[] {'"', (byte) 0xFF, '"'});
            assertCloses(broken, 1008, "binary_not_supported");
        }
    }

    @Test
    void alertReachesEachClientOfItsCityOnce() throws Exception {
        server.recorder().allowText("anything");
        try (TextPeer one = open(server, "alert", query(AMSTERDAM));
                TextPeer two = open(server, "alert", query(AMSTERDAM));
                TextPeer elsewhere = open(server, "alert", query(ANKARA))) {
            one.send("anything");
            publish(server.http("/api/alerts"), AMSTERDAM, "Hail storm is coming!");
            publish(server.http("/api/alerts"), ANKARA, "Heat.");
            publish(server.http("/api/alerts"), AMSTERDAM, "Over.");
            for (TextPeer peer : List.of(one, two)) {
                peer.assertReceives("{\"message\":\"Hail storm is coming!\"}");
                peer.assertReceives("{\"message\":\"Over.\"}");
            }
            elsewhere.assertReceives("{\"message\":\"Heat.\"}");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    chat  | ?city_uuid=0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e
                    alert | ?city_uuid=0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e&access_token=
                    alert | ?city_uuid=0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e&access_token=bm90LWEtdG9rZW4=
                    chat  | ?city_uuid=0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e&access_token=a-token-of-thirty-two-characters
                    """)
    void refusesAHandshakeWithoutAValidTokenWith403(String channel, String query) throws Exception {
        assertThat(WeatherServer.handshake(server, channel, query)).isEqualTo(403);
    }

    /** Returns the token in the Base64 variants and percent-encodings that clients use. */
    static List<String> tokens() {
        byte[] plain = WeatherServer.TOKEN.getBytes(StandardCharsets.UTF_8);
        byte[] quoted = ("\"" + WeatherServer.TOKEN + "\"\n").getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(plain);
        String lines = Base64.getMimeEncoder(20, new byte[] {'\n'}).encodeToString(quoted) + "\n";
        return List.of(
                encoded,
                encoded.replace("=", "%3D"),
                Base64.getUrlEncoder().withoutPadding().encodeToString(plain),
                URLEncoder.encode(lines, StandardCharsets.UTF_8),
                encoded.chars()
                        .mapToObj(letter -> String.format("%%%02x", letter))
                        .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void acceptsEveryUsualEncodingOfAToken(String token) throws Exception {
        try (TextPeer peer = open(server, "chat", "?access_token=" + token + "&city_uuid=" + ANKARA)) {
            peer.assertReceives("{\"message\":\"Welcome in Ankara chat.\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "alert"})
    void closesWithTheOriginalsReasonForAnUnknownCity(String channel) throws Exception {
        String missing = "Query parameter city_uuid is missing or is invalid.";
        try (TextPeer peer = open(server, channel, query(""))) {
            assertCloses(peer, 1008, missing);
        }
        try (TextPeer peer = open(server, channel, query("").replace("city_uuid=&", ""))) {
            assertCloses(peer, 1008, missing);
        }
        for (String city : List.of(ATLANTIS, "Berlin", "1-1-1-1-1", "5")) {
            try (TextPeer peer = open(server, channel, query(city))) {
                assertCloses(peer, 1008, "City with " + city + " doesn't exist.");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"51ea40b070884482823174d06cde3e3a", "%7B51EA40B0-7088-4482-8231-74D06CDE3E3A%7D"})
    void findsACityByEveryFormOfItsUuid(String city) throws Exception {
        try (TextPeer peer = inRoom(server, city, "Ankara")) {
            peer.assertAnswer("{\"message\":\"Hot.\"}", "{\"message\":\"Hot.\"}");
        }
    }

    @Test
    void deliversOnceAfterManyClientsHaveComeAndGone() throws Exception {
        List<TextPeer> visitors = new ArrayList<>();
        for (int i = 0; i < VISITORS; i++) {
            visitors.add(open(server, i % 2 == 0 ? "alert" : "chat", query(ANKARA)));
        }
        visitors.forEach(TextPeer::close);
        try (TextPeer stays = open(server, "alert", query(ANKARA));
                TextPeer talks = inRoom(server, ANKARA, "Ankara")) {
            for (int i = 0; i < 3; i++) {
                publish(server.http("/api/alerts"), ANKARA, "Alert " + i);
                stays.assertReceives("{\"message\":\"Alert " + i + "\"}");
                talks.assertAnswer("{\"message\":\"" + i + "\"}", "{\"message\":\"" + i + "\"}");
            }
        }
    }

    private static void assertCloses(TextPeer peer, int code, String reason) {
        WireFrame close = peer.socket().readFrame().orElseThrow();
        assertThat(close.opcode()).isEqualTo(Opcode.CLOSE);
        assertThat(close.closeCode()).isEqualTo(code);
        assertThat(close.closeReason()).isEqualTo(reason);
    }
}
