package dev.howl.app.image;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.Recorder;
import dev.howl.testkit.process.ChildProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A container with the Howl server. Closing it kills and removes it. */
final class ServerContainer implements AutoCloseable {
    /** The publish token of every container. */
    static final String TOKEN = "a-token-of-thirty-two-characters";

    private static final String CITY = "0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e";
    private static final Duration START = Duration.ofMinutes(3);

    private final String id;

    /** @param output of the command that returned the container's id; warnings may precede it */
    ServerContainer(String output) {
        id = output.substring(output.lastIndexOf('\n') + 1);
    }

    /** Waits until the image's health check succeeds. */
    void awaitHealthy() {
        List<String> events = List.of(
                "docker", "events", "--since", "1h", "--filter", "container=" + id, "--filter", "event=health_status");
        try (ChildProcess process = ChildProcess.start(events)) {
            process.awaitLine(line -> line.contains("health_status: healthy"), START);
        } catch (AssertionError e) {
            throw new AssertionError("not healthy within " + START + ":\n" + output(), e);
        }
    }

    /** Returns a field of {@code docker inspect} as a Go template, such as <code>{{.State.Pid}}</code>. */
    String inspect(String template) {
        return Docker.run("inspect", "-f", template, id);
    }

    /** Runs a command in the container and returns its output. */
    String exec(String... command) {
        return Docker.run(
                Stream.concat(Stream.of("exec", id), Stream.of(command)).toArray(String[]::new));
    }

    String output() {
        return Docker.run("logs", id);
    }

    /** Stops the server as operators do, with the grace period of the container, and returns the exit code. */
    int stop() {
        Docker.run("stop", id);
        return Integer.parseInt(inspect("{{.State.ExitCode}}"));
    }

    private InetSocketAddress address() {
        String binding = Docker.run("port", id, "8080/tcp");
        int colon = binding.lastIndexOf(':');
        return new InetSocketAddress(binding.substring(0, colon), Integer.parseInt(binding.substring(colon + 1)));
    }

    /** Returns a recorder in front of the server, for clients. */
    Recorder recorder() {
        return Recorder.between(RealServer.contract(), address());
    }

    void publishAlert(String message) throws IOException, InterruptedException {
        URI api = URI.create("http://127.0.0.1:" + address().getPort() + "/api/alerts");
        HttpRequest request = HttpRequest.newBuilder(api)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"city\":\"" + CITY + "\",\"message\":\"" + message + "\"}"))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
    }

    /** Returns the payload of the snapshot of alerts. */
    JsonNode alerts() throws IOException {
        try (Recorder recorder = recorder();
                Peer peer = Peer.open(recorder.uri("/events"))) {
            peer.send("connect");
            return peer.ask("get_alerts", Map.of("key", CITY), "now").path("payload");
        }
    }

    @Override
    public void close() {
        Docker.run("rm", "-f", id);
    }
}
