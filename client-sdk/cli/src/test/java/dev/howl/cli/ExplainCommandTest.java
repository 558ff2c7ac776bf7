package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code howl explain}. */
class ExplainCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private String document = "";

    @BeforeEach
    void write() throws IOException {
        document = new SmallDocument(folder).write("{ type: integer }", "[]").toString();
    }

    @Test
    void listsTheElementsOfADocument() {
        CommandRun run = CommandRun.howl("explain", document);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "Chat 1.0.0, AsyncAPI 3.0.0",
                        "view: server (default)",
                        "package: contract",
                        "channels: #/channels/chat: /chat, WebSocket, ChatClient",
                        "operations: #/operations/say: clients send",
                        "messages: #/channels/chat/messages/say: Say");
    }

    @Test
    void explainsTheElementOfAPointerOrAName() {
        CommandRun byPointer =
                CommandRun.howl("explain", document, "#/channels/chat/messages/say", "--package", "com.example");
        assertThat(byPointer.exitCode()).isZero();
        assertThat(byPointer.out()).contains("message say\n", "Java: record com.example.Say\n", "sent by: client\n");
        CommandRun byName = CommandRun.howl("explain", document, "chat");
        assertThat(byName.exitCode()).isZero();
        assertThat(byName.out()).startsWith("channel chat\n");
        assertThat(CommandRun.howl("explain", document, "#/channels/chat/messages/say/payload/properties/size")
                        .out())
                .contains("Java: Long\n", "held by: Long Say.size\n");
    }

    @Test
    void readsTheDocumentAsGenerateDoes() {
        assertThat(CommandRun.howl("explain", document, "--view", "client").out())
                .contains("view: client (option)\n", "#/operations/say: the server sends\n");
        assertThat(CommandRun.howl("explain", document, "chat", "--keep-unknown")
                        .exitCode())
                .isZero();
        assertThat(CommandRun.howl("explain", document, "#/channels/chat/messages/say", "--keep-unknown")
                        .out())
                .contains("Map<String, JsonNode> additional: members that have no component of their own\n");
    }

    @Test
    void exitsWith1AndNamesTheNearestElementsIfThereIsNoSuchOne() {
        CommandRun pointer = CommandRun.howl("explain", document, "#/channels/chat/messages/sya");
        assertThat(pointer.exitCode()).isEqualTo(1);
        assertThat(pointer.out()).isEmpty();
        assertThat(pointer.err())
                .startsWith("howl: " + document + ": there is no channel, operation, message or schema at"
                        + " '#/channels/chat/messages/sya'; nearest: #/channels/chat/messages/say");
        CommandRun name = CommandRun.howl("explain", document, "chta");
        assertThat(name.exitCode()).isEqualTo(1);
        assertThat(name.err()).contains("no element has the name 'chta'; nearest: ", "chat");
        CommandRun several = CommandRun.howl("explain", document, "say");
        assertThat(several.exitCode()).isEqualTo(1);
        assertThat(several.err()).contains("#/operations/say", "#/channels/chat/messages/say", "give one of these");
    }

    @Test
    void exitsWith1OnAnInvalidDocument() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "asyncapi: 3.0.0\ninfo: { title: T }\n");
        CommandRun run = CommandRun.howl("explain", broken.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("broken.yaml:2:1: error: an Info Object must have 'version'");
    }

    @Test
    void exitsWith2OnBadUsage() {
        assertThat(CommandRun.howl("explain").exitCode()).isEqualTo(2);
        assertThat(CommandRun.howl("explain", document, "--view", "broker").exitCode())
                .isEqualTo(2);
        CommandRun run = CommandRun.howl("explain", document, "--package", "a b");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'a b' is not a Java package name");
    }

    @Test
    void helpShowsAnExample() {
        assertThat(CommandRun.howl("explain", "--help").out())
                .contains(
                        "Usage: howl explain",
                        "FILE [ELEMENT]",
                        "howl explain chat.yaml '#/components/schemas/User/properties/name'");
    }
}
