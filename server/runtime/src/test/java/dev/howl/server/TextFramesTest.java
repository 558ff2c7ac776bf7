package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Json;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.Recorder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests of plain-text frames and JSON other than objects over real sockets; the recorder validates every frame. */
class TextFramesTest {
    private static TestServer server;
    private Recorder recorder;

    @BeforeAll
    static void start() {
        server = TestServer.startWith("desk");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void record() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TextFramesTest.class.getResourceAsStream("/META-INF/howl/desk/schemas.json"))) {
            JsonNode schemas = Json.mapper().readTree(in);
            recorder = Recorder.between(
                    ConformanceCheck.of(Stream.of("/answering", "/closing", "/ignoring")
                            .map(path -> new ConformanceCheck.Bundle(path, schemas))
                            .toList()),
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        }
    }

    @AfterEach
    void check() {
        recorder.close();
    }

    private RawClient open(String path) {
        return RawClient.open(recorder.port(), path);
    }

    @Test
    void everyKindOfFrameReachesItsHandler() {
        try (RawClient client = open("/answering")) {
            client.text("send_now");
            assertThat(client.next().text()).isEqualTo("Immediate message sent");
            client.text("[1, 2, 3]");
            assertThat(client.next().text()).isEqualTo("3");
            client.text("sénd_now");
            assertThat(client.next().text()).isEqualTo("sénd_now");
            client.text("{\"a\":1}");
            assertThat(client.next().text()).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void repliesAreSentInTheOrderOfCompletion() {
        try (RawClient client = open("/answering")) {
            client.text("WAIT 1");
            client.text("WAIT 2");
            client.text("send_now");
            assertThat(client.next().text()).isEqualTo("Immediate message sent");
            client.text("done 2");
            client.text("done 1");
            assertThat(client.next().text()).isEqualTo("DONE 2");
            assertThat(client.next().text()).isEqualTo("DONE 1");
        }
    }

    @Test
    void aRefusalIsOneLineInTheFormatOfTheErrorMessage() {
        recorder.allowText("far too long a text");
        try (RawClient client = open("/answering")) {
            client.text("far too long a text");
            assertThat(client.next().text()).isEqualTo("ERROR schema_violation: longer than 10 characters");
            client.text("refuse");
            assertThat(client.next().text()).isEqualTo("ERROR conflict: somebody was first");
            client.text("send_now");
            assertThat(client.next().text()).isEqualTo("Immediate message sent");
        }
    }

    @Test
    void withoutAnErrorMessageTheSessionIsClosed() {
        recorder.allowText("far too long a text");
        try (RawClient client = open("/closing")) {
            client.text("far too long a text");
            assertThat(client.next().closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void withOnInvalidIgnoreAnInvalidFrameIsIgnored() {
        recorder.allowText("");
        try (RawClient client = open("/ignoring")) {
            client.text("");
            client.text("send_now");
            assertThat(client.next().text()).isEqualTo("Immediate message sent");
        }
    }
}
