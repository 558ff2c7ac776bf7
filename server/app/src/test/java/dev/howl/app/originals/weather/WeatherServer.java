package dev.howl.app.originals.weather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.RealServer;
import dev.howl.app.support.TextPeer;
import dev.howl.app.support.Tokens;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Json;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A server under test whose token the weather wires accept, and its clients. */
final class WeatherServer {
    static final String TOKEN = "a-token-of-thirty-two-characters";
    /** Uuids of two built-in cities, and of one that does not exist. */
    static final String AMSTERDAM = "0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e";

    static final String ANKARA = "51ea40b0-7088-4482-8231-74d06cde3e3a";
    static final String ATLANTIS = "00000000-0000-4000-8000-000000000000";

    private static final String MOUNT = "/original/weather";
    private static final Path DOCUMENT = Path.of("../../asyncapi/contract/originals/weather.asyncapi.yaml");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private WeatherServer() {}

    static ServerUnderTest start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("howl.security.publish-token=" + TOKEN);
        return startWith(all);
    }

    /** Starts a server that verifies signed tokens, those of {@link Tokens}. */
    static ServerUnderTest startSigned(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("howl.security.hmac-secret=" + Tokens.SECRET);
        return startWith(all);
    }

    private static ServerUnderTest startWith(List<String> settings) {
        List<String> all = new ArrayList<>(settings);
        all.add("howl.wisdom.interval=1h");
        return ServerUnderTest.start(RealServer.COMMAND, check(), all.toArray(String[]::new));
    }

    /** Returns a check against the original's contract, whose addresses it maps to those without the profile. */
    static ConformanceCheck check() {
        try {
            ConformanceCheck original = ConformanceCheck.of(ContractReader.read(DOCUMENT));
            ConformanceCheck howl = ConformanceCheck.of(RealServer.contract());
            return (path, direction, text) -> path.startsWith("/events")
                    ? howl.check(path, direction, text)
                    : original.check(path.replace(MOUNT, "/ws/v1"), direction, text);
        } catch (InvalidContractException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns a client's query with a token encoded like the original's example: as a JSON string in Base64. */
    static String query(String city) {
        return query(city, TOKEN);
    }

    static String query(String city, String token) {
        String quoted = "\"" + token + "\"";
        return "?city_uuid=" + city + "&access_token="
                + Base64.getEncoder().encodeToString(quoted.getBytes(StandardCharsets.UTF_8));
    }

    static TextPeer open(ServerUnderTest server, String channel, String query) throws IOException {
        return TextPeer.open(server.recorder().address(), MOUNT + "/" + channel + query);
    }

    static int handshake(ServerUnderTest server, String channel, String query) throws IOException {
        return TextPeer.handshake(server.recorder().address(), MOUNT + "/" + channel + query);
    }

    static TextPeer inRoom(ServerUnderTest server, String city, String name) throws IOException {
        TextPeer peer = open(server, "chat", query(city));
        peer.assertReceives("{\"message\":\"Welcome in " + name + " chat.\"}");
        return peer;
    }

    /** Publishes an alert over HTTP. */
    static void publish(URI api, String city, String message) throws Exception {
        String body = Json.mapper().writeValueAsString(Map.of("city", city, "message", message));
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(api)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + TOKEN)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }
}
