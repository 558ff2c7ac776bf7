package dev.howl.cli;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Lists the nodes that serve. */
@Command(name = "nodes", mixinStandardHelpOptions = true, description = "Lists the nodes that serve together.")
final class Nodes implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int OK = 200;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private Server server = new Server();

    @Override
    public Integer call() throws InterruptedException {
        JsonNode answer = ask();
        Table.print(
                Output.of(command),
                List.of("ID", "ADDRESS", "VERSION", "UP SINCE", "CONNECTIONS"),
                answer.path("nodes").valueStream().map(Nodes::row).toList());
        return ExitCodes.FINE;
    }

    private static List<String> row(JsonNode node) {
        return List.of("id", "address", "version", "started_at", "connections").stream()
                .map(column -> node.path(column).asString(""))
                .toList();
    }

    private JsonNode ask() throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.http("/api/nodes")).timeout(LONGEST);
        String token = server.token();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = send(request.build());
        JsonNode body = json(response.body());
        if (response.statusCode() != OK) {
            throw new CodedException(
                    body.path("code").asString("http_" + response.statusCode()),
                    body.path("detail").asString("the server answers " + response.statusCode()));
        }
        return body;
    }

    private static HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(LONGEST).build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UnreachableException(request.uri().getAuthority(), e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JacksonException e) {
            return Json.mapper().createObjectNode();
        }
    }
}
