package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.ChannelBinding;
import dev.howl.testkit.RawClient;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Operations with {@code x-howl-planned}, which no handler implements, on a running generated server. */
class PlannedOnTheWireTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: { title: Planned, version: 1.0.0 }
            channels:
              desk:
                address: /desk
                x-howl-errors:
                  bad_json: { description: B., retryable: false }
                  unknown_type: { description: U., retryable: false }
                  schema_violation: { description: S., retryable: false }
                  binary_not_supported: { description: N., retryable: false }
                  rate_limited: { description: R., retryable: true }
                  internal: { description: I., retryable: true }
                  not_implemented: { description: P., retryable: false }
                messages:
                  ask: { payload: { type: object, required: [type], properties: { type: { const: ask } } } }
                  answer: { payload: { type: object, required: [type], properties: { type: { const: answer } } } }
                  tell: { payload: { type: object, required: [type], properties: { type: { const: tell } } } }
                  error:
                    x-howl-role: error
                    payload:
                      type: object
                      required: [type, code, message]
                      properties: { type: { const: error }, code: { type: string }, message: { type: string } }
            operations:
              ask:
                action: receive
                channel: { $ref: '#/channels/desk' }
                messages: [ { $ref: '#/channels/desk/messages/ask' } ]
                reply: { messages: [ { $ref: '#/channels/desk/messages/answer' } ] }
                x-howl-planned: true
              tell:
                action: receive
                channel: { $ref: '#/channels/desk' }
                messages: [ { $ref: '#/channels/desk/messages/tell' } ]
                x-howl-planned: true
              fail: { action: send, channel: { $ref: '#/channels/desk' }, messages: [ { $ref: '#/channels/desk/messages/error' } ] }
            """;

    @Test
    void areRefusedWithNotImplementedAndTheSessionGoesOn(@TempDir Path temp) throws Exception {
        Path document = Files.writeString(temp.resolve("api.yaml"), DOCUMENT);
        Path resources = temp.resolve("resources");
        Generator.generate(new GenerateRequest(document, Target.SERVER, "planned", temp.resolve("java"), resources));
        Compiled compiled = Compiled.of(temp.resolve("classes"), temp.resolve("java"));
        URL[] places = {compiled.classes().toUri().toURL(), resources.toUri().toURL()};
        try (URLClassLoader classes = new URLClassLoader(places, getClass().getClassLoader())) {
            List<ChannelBinding<?>> bindings = new ArrayList<>();
            ServiceLoader.load(ChannelBinding.class, classes).forEach(bindings::add);
            try (StubServer server = new StubServer(classes, bindings, Map.of(), temp.resolve("data"));
                    RawClient client = RawClient.connect(URI.create("ws://127.0.0.1:" + server.port() + "/desk"))) {
                for (String operation : List.of("ask", "tell", "ask")) {
                    client.send("{\"type\":\"" + operation + "\"}");
                    JsonNode error = client.await("error");
                    assertThat(error.path("code").asString()).isEqualTo("not_implemented");
                    assertThat(error.path("message").asString()).contains("'" + operation + "' is planned");
                }
                assertThat(server.received()).isEmpty();
            }
        }
    }
}
