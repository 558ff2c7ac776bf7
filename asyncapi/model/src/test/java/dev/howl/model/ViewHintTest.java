package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hint that a document describes the client, although it does not say so. */
class ViewHintTest {
    private final Path folder;

    ViewHintTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private @Nullable String hint(String title, String rest) {
        String document = """
                asyncapi: 3.0.0
                info:
                  title: '%s'
                  version: 1.0.0
                """.formatted(title) + rest;
        return new Documents(folder)
                .with("hint.yaml", document)
                .contract("hint.yaml")
                .viewpoint()
                .hint();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Chat client",
                "Client",
                "Gemini WebSocket Client.",
                "Account service (client)",
                "Chat client application",
                "Chat client-side",
                "RPC Client Example",
                "Client for the Kraken API",
                "The trading client of Kraken"
            })
    void titlesOfClients(String title) {
        assertThat(hint(title, ""))
                .isEqualTo("the title names a client; if the document describes the client, give --view client (plugin:"
                        + " view) or write x-howl-view: client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Chat",
                "Chat API for clients",
                "Client management",
                "Client notifications API",
                "Client-server chat",
                "Server of the client",
                "Chat client and server",
                "Clientele",
                "Client Example API",
                "Multiclient",
                "Events of clients"
            })
    void titlesOfOthers(String title) {
        assertThat(hint(title, "")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Written from the point of view of the client.",
                "All operations take the perspective of a WebSocket client.",
                "Operations are described from the client's perspective.",
                "This document describes the client of the chat.",
                "This application is a chat client that shows messages."
            })
    void descriptionsOfClients(String description) {
        assertThat(hint("Chat", "  description: \"" + description + "\"\n"))
                .startsWith("the description mentions a client; ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What clients send is validated.",
                "The server answers the client.",
                "Written from the point of view of the server.",
                "This API is the client API of the chat.",
                "This document describes the clients of a bank.",
                "Clients connect with a token."
            })
    void descriptionsOfOthers(String description) {
        assertThat(hint("Chat", "  description: \"" + description + "\"\n")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "urn:example:chat-client, true",
        "https://example.com/chat/client, true",
        "urn:example:client:chat, false",
        "urn:example:clients, false",
        "https://client.example.com/chat, false"
    })
    void idsOfClients(String id, boolean isClient) {
        assertThat(hint("Chat", "id: " + id + "\n") != null).isEqualTo(isClient);
    }

    private static String request(String action) {
        return """
                channels: {c: {address: /c, messages: {a: {payload: {type: object}}, b: {payload: {type: object}}}}}
                operations:
                  ask:
                    action: %s
                    channel: {$ref: '#/channels/c'}
                    messages: [{$ref: '#/channels/c/messages/a'}]
                    reply: {channel: {$ref: '#/channels/c'}, messages: [{$ref: '#/channels/c/messages/b'}]}
                """.formatted(action);
    }

    @Test
    void requestsThatAreAllSentAreThoseOfAClient() {
        assertThat(hint("Chat", request("send"))).startsWith("every operation with a reply has the action send; ");
        assertThat(hint("Chat", request("receive"))).isNull();
        assertThat(hint("Chat", request("send") + request("receive").replaceFirst("(?s).*  ask:", "  again:")))
                .isNull();
    }

    @Test
    void aViewThatIsWrittenNeedsNoHint() {
        assertThat(hint("Chat client", "x-howl-view: server\n")).isNull();
        assertThat(hint("Chat client", "  x-howl-view: client\n")).isNull();
        Contract chosen =
                Documents.contract(folder, request("send"), new ReadOptions(null, null, View.SERVER, null, false));
        assertThat(chosen.viewpoint().lines()).isEqualTo(List.of("view: server (option)"));
    }
}
