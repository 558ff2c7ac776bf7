package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.RawClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that the server sends and the client answers. */
class AskingOnTheWireTest {
    private final WiredCase wired;

    AskingOnTheWireTest(@TempDir Path folder) {
        wired = new WiredCase("asking", folder, "Quotes", "Plain");
    }

    @Test
    void aGeneratedClientAnswersAGeneratedServer() throws Exception {
        wired.withServer(recorder -> {
            wired.converse("quotes", recorder.uri("/quotes"));
            wired.converse("plain", recorder.uri("/plain"));
        });
    }

    @Test
    void answersAreTakenByTheirReferenceAndLateOnesIgnored() throws Exception {
        wired.withServer(recorder -> {
            try (RawClient client = RawClient.connect(recorder.uri("/quotes"))) {
                client.send("{\"type\":\"start\"}");
                String tea = client.nextText();
                String gold = client.nextText();
                assertThat(tea).contains("\"item\":\"tea\"").contains("\"ref\":\"s-1\"");
                assertThat(gold).contains("\"item\":\"gold\"").contains("\"ref\":\"s-2\"");
                assertThat(client.nextText()).contains("\"type\":\"version\"").contains("\"ref\":\"s-3\"");
                client.send("{\"type\":\"price\",\"cents\":1}");
                client.send("{\"type\":\"price\",\"cents\":1,\"ref\":\"s-9\"}");
                client.send("{\"type\":\"price\",\"cents\":2,\"ref\":\"s-2\"}");
                client.send("{\"type\":\"price\",\"cents\":1,\"ref\":\"s-1\"}");
                assertThat(client.nextText()).contains("Price[cents=1], Price[cents=2]");
                assertThat(client.nextText()).contains("unavailable");
                client.send("{\"type\":\"version_is\",\"name\":\"7\",\"ref\":\"s-3\"}");
                client.send("{\"type\":\"start\"}");
                assertThat(client.nextText()).contains("\"ref\":\"s-4\"");
            }
        });
    }
}
