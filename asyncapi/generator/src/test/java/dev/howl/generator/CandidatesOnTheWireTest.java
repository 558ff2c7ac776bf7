package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.UnknownFrame;
import dev.howl.runtime.Json;
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
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that nothing tells apart, between a running server and its clients. */
class CandidatesOnTheWireTest {
    private static final int SECONDS = 15;

    /** Both schemas accept a small number; {@code not} is enforced by validation alone. */
    private static final String FEW =
            "{ type: object, required: [n], properties: { n: { type: integer, maximum: 10 } }, not: { required: [note] } }";

    private static final String MANY =
            "{ type: object, required: [n], properties: { n: { type: integer }, note: { type: string } } }";

    /** Messages that the server sends. Clients of an older document do not know the newer one. */
    private static final String SENT = """
                few: { payload: %s }
                many: { payload: %s }
        """.formatted(FEW, MANY);

    private static final String NEWER =
            "        other: { payload: { type: object, required: [z], properties: { z: { type: integer } } } }\n";

    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: { title: Candidates, version: 1.0.0 }
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
                messages:
                  small: { payload: %1$s }
                  large: { payload: %2$s }
                  line: { contentType: text/plain, payload: { type: string, pattern: '^L', maxLength: 4 } }
                  longer: { contentType: text/plain, payload: { type: string, pattern: '^L', maxLength: 8 } }
                  fault:
                    contentType: text/plain
                    x-howl-role: error
                    payload: { type: string, pattern: '^(?<code>[a-z_]+): (?<message>.*)$' }
              quiet:
                address: /quiet
                x-howl-on-invalid: ignore
                messages:
                  tiny: { payload: %1$s }
                  huge: { payload: %2$s }
              strict:
                address: /strict
                x-howl-on-invalid: close-1008
                messages:
                  low: { payload: %1$s }
                  high: { payload: %2$s }
              news:
                address: /news
                messages:
            %3$s
            operations:
              take:
                action: receive
                channel: { $ref: '#/channels/desk' }
                messages:
                  - { $ref: '#/channels/desk/messages/small' }
                  - { $ref: '#/channels/desk/messages/large' }
                  - { $ref: '#/channels/desk/messages/line' }
                  - { $ref: '#/channels/desk/messages/longer' }
              fail: { action: send, channel: { $ref: '#/channels/desk' }, messages: [ { $ref: '#/channels/desk/messages/fault' } ] }
              hush: { action: receive, channel: { $ref: '#/channels/quiet' } }
              guard: { action: receive, channel: { $ref: '#/channels/strict' } }
              tell: { action: send, channel: { $ref: '#/channels/news' } }
            """;

    @TempDir
    private Path temp = Path.of("");

    private URLClassLoader serving = new URLClassLoader(new URL[0]);
    private URLClassLoader calling = new URLClassLoader(new URL[0]);
    private @Nullable StubServer started;

    @BeforeEach
    void start() throws Exception {
        serving = generated(Target.SERVER, SENT + NEWER);
        calling = generated(Target.CLIENT, SENT);
        List<ChannelBinding<?>> bindings = new ArrayList<>();
        ServiceLoader.load(ChannelBinding.class, serving).forEach(bindings::add);
        started = new StubServer(serving, bindings, Map.of(), temp.resolve("data"));
    }

    @AfterEach
    void stop() throws Exception {
        server().close();
        serving.close();
        calling.close();
    }

    private URLClassLoader generated(Target target, String sent) throws Exception {
        Path root = Files.createDirectories(temp.resolve(target.name()));
        Path document = Files.writeString(root.resolve("api.yaml"), DOCUMENT.formatted(FEW, MANY, sent));
        Generator.generate(
                new GenerateRequest(document, target, "candidates", root.resolve("java"), root.resolve("resources")));
        Compiled compiled = Compiled.of(root.resolve("classes"), root.resolve("java"));
        return new URLClassLoader(
                new URL[] {
                    compiled.classes().toUri().toURL(),
                    root.resolve("resources/").toUri().toURL()
                },
                getClass().getClassLoader());
    }

    private StubServer server() {
        return Objects.requireNonNull(started);
    }

    private URI uri(String path) {
        return URI.create("ws://127.0.0.1:" + server().port() + path);
    }

    /** Returns the next message of a handler, by its class. */
    private String received() throws InterruptedException {
        return next(server().received()).getClass().getSimpleName();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return Objects.requireNonNull(queue.poll(SECONDS, TimeUnit.SECONDS), "nothing arrives");
    }

    @Test
    void theServerTakesTheFirstMessageWhoseSchemaAFrameFits() throws Exception {
        try (RawClient client = RawClient.connect(uri("/desk"))) {
            client.send("{\"n\":5}");
            assertThat(received()).isEqualTo("Small");
            client.send("{\"n\":50}");
            assertThat(received()).isEqualTo("Large");
            client.send("{\"n\":5,\"note\":\"x\"}");
            assertThat(received()).isEqualTo("Large");
            client.send("Lab");
            assertThat(received()).isEqualTo("Line");
            client.send("Labels");
            assertThat(received()).isEqualTo("Longer");
        }
    }

    @Test
    void aFrameThatFitsNoneIsAnsweredWithTheErrorMessage() throws Exception {
        try (RawClient client = RawClient.connect(uri("/desk"))) {
            client.send("{\"n\":\"x\"}");
            assertThat(client.nextText()).contains("fits none of the messages 'small', 'large'");
            client.send("Labels, labels");
            assertThat(client.nextText()).contains("fits none of the messages 'line', 'longer'");
            client.send("{\"n\":5}");
            assertThat(received()).isEqualTo("Small");
        }
    }

    @Test
    void withoutAnErrorMessageItIsIgnoredOrEndsTheConnection() throws Exception {
        try (RawClient client = RawClient.connect(uri("/quiet"))) {
            client.send("{\"n\":\"x\"}");
            client.send("{\"n\":50}");
            assertThat(received()).isEqualTo("Huge");
        }
        try (RawClient client = RawClient.connect(uri("/strict"))) {
            client.send("{\"n\":\"x\"}");
            assertThat(client.awaitClosed().code()).isEqualTo(1008);
        }
    }

    @Test
    void theClientTakesTheFirstMessageWhoseRecordAcceptsAFrame() throws Exception {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        BlockingQueue<UnknownFrame> unknown = new LinkedBlockingQueue<>();
        try (AutoCloseable client = connect(heard, unknown)) {
            assertThat(client).isNotNull();
            Object session = next(server().sessions());
            send(session, "Few", "{\"n\":5}");
            assertThat(next(heard)).hasToString("Few[n=5]");
            send(session, "Many", "{\"n\":50,\"note\":\"x\"}");
            assertThat(next(heard)).hasToString("Many[n=50, note=x]");
            send(session, "Many", "{\"n\":5,\"note\":\"x\"}");
            assertThat(next(heard)).as("records do not enforce 'not'").hasToString("Few[n=5]");
            send(session, "Other", "{\"z\":1}");
            assertThat(next(unknown).text()).isEqualTo("{\"z\":1}");
            assertThat(heard).isEmpty();
        }
    }

    private AutoCloseable connect(BlockingQueue<Object> heard, BlockingQueue<UnknownFrame> unknown) throws Exception {
        Class<?> type = calling.loadClass("candidates.NewsClient");
        ClientBuilder<?> builder = (ClientBuilder<?>) Reflected.call(type, "builder", uri("/news"));
        AutoCloseable client = (AutoCloseable) builder.onUnknown(unknown::add).connect();
        Consumer<Object> listener = heard::add;
        Reflected.call(client, "onFew", listener);
        Reflected.call(client, "onMany", listener);
        return client;
    }

    private void send(Object session, String message, String payload) throws Exception {
        Class<?> type = serving.loadClass("candidates." + message);
        Reflected.call(session, "send", Json.mapper().readValue(payload, type));
    }
}
