package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the options with which {@code howl validate} and {@code howl generate} read a document. */
class ReadingOptionsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsOtherFoldersOnlyBelowTheRoot() throws IOException {
        Path document =
                Files.writeString(Files.createDirectories(folder.resolve("in")).resolve("chat.yaml"), """
                asyncapi: 3.0.0
                info: {title: Chat, version: 1.0.0}
                channels:
                  chat: {address: /chat, messages: {say: {$ref: '../shared.yaml'}}}
                """);
        Files.writeString(folder.resolve("shared.yaml"), "payload: {type: object}");
        CommandRun refused = CommandRun.howl("validate", document.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("is outside of", "(--root)");
        String root = folder.toString();
        assertThat(CommandRun.howl("validate", document.toString(), "--root", root)
                        .exitCode())
                .isZero();
        assertThat(CommandRun.howl(
                                "generate",
                                document.toString(),
                                "--root",
                                root,
                                "--target",
                                "types",
                                "-o",
                                root + "/out")
                        .exitCode())
                .isZero();
    }

    @Test
    void readsWebAddressesFromTheCatalogOnly() throws IOException {
        Path document = Files.writeString(folder.resolve("chat.yaml"), """
                asyncapi: 3.0.0
                info: {title: Chat, version: 1.0.0}
                channels:
                  chat: {address: /chat, messages: {say: {$ref: 'https://example.com/say.yaml'}}}
                operations: {say: {action: send, channel: {$ref: '#/channels/chat'}}}
                """);
        Files.writeString(folder.resolve("say.yaml"), "payload: {type: object}");
        Path catalog = Files.writeString(folder.resolve("catalog.yaml"), "https://example.com/: ./");
        CommandRun without = CommandRun.howl("validate", document.toString());
        assertThat(without.exitCode()).isZero();
        assertThat(without.err()).contains("chat.yaml:4:42: warning: ", "is not fetched", "(--catalog)");
        String[] options = {"--catalog", catalog.toString()};
        assertThat(CommandRun.howl("validate", document.toString(), options[0], options[1])
                        .err())
                .isEmpty();
        String out = folder.resolve("out").toString();
        assertThat(CommandRun.howl(
                                "generate", document.toString(), options[0], options[1], "--target", "types", "-o", out)
                        .err())
                .isEmpty();
    }

    @Test
    void printsTheViewOfValidAndInvalidDocuments() throws IOException {
        Path document = new SmallDocument(folder).write("{ type: integer }", "[]");
        assertThat(CommandRun.howl("validate", document.toString()).out())
                .startsWith(document + ": view: server (default)\n")
                .doesNotContain("hint");
        assertThat(new SmallDocument(folder)
                        .generate(document, "--view", "client")
                        .out())
                .startsWith(document + ": view: client (option)\n");
        Path invalid = new SmallDocument(folder).write("{ type: size }", "[]");
        Files.writeString(invalid, Files.readString(invalid) + "x-howl-view: client\n");
        CommandRun run = CommandRun.howl("validate", invalid.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(invalid + ": view: client (x-howl-view)\n");
        assertThat(new SmallDocument(folder).generate(invalid).out())
                .isEqualTo(invalid + ": view: client (x-howl-view)\n");
    }

    @Test
    void hintsAtTheOtherView() throws IOException {
        Path document = new SmallDocument(folder).write("{ type: integer }", "[]");
        Files.writeString(document, Files.readString(document).replace("title: Chat", "title: Chat client"));
        CommandRun run = CommandRun.howl("validate", document.toString(), "--strict");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(document + ": hint: the title names a client; if the document describes the client, give"
                        + " --view client (plugin: view) or write x-howl-view: client\n");
        assertThat(CommandRun.howl("validate", document.toString(), "--view", "server")
                        .out())
                .doesNotContain("hint");
    }

    @Test
    void generatesTypesAloneOfOtherProtocols() throws IOException {
        Path document = new SmallDocument(folder).write("{ type: integer }", "[]");
        Files.writeString(document, Files.readString(document) + "servers: { broker: { host: h, protocol: mqtt } }\n");
        CommandRun validated = CommandRun.howl("validate", document.toString());
        assertThat(validated.exitCode()).isZero();
        assertThat(validated.err()).contains("warning: server 'broker' has the protocol mqtt");
        assertThat(validated.out()).contains("; types and docs can be generated, a server and a client cannot");
        CommandRun types = new SmallDocument(folder).generate(document);
        assertThat(types.exitCode()).isZero();
        assertThat(types.err()).contains("warning: server 'broker' has the protocol mqtt");
        CommandRun refused = server(document);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("error: server 'broker' has the protocol mqtt", "pass --socket-anyway");
        assertThat(server(document, "--socket-anyway").exitCode()).isZero();
        assertThat(folder.resolve("out/contract/ChatChannel.java")).exists();
    }

    @Test
    void takesThePathOfTheChosenServer() throws IOException {
        Path document = new SmallDocument(folder).write("{ type: integer }", "[]");
        Files.writeString(document, Files.readString(document) + """
                servers:
                  live: { host: h, protocol: wss, pathname: /live }
                  test: { host: h, protocol: ws, pathname: '/test/{user}', variables: { user: {} } }
                """);
        CommandRun first = server(document);
        assertThat(first.err()).contains("warning: the path of server 'test' is /test/{user}");
        assertThat(folder.resolve("out/contract/ChatContract.java")).content().contains("\"/live/chat\"");
        CommandRun chosen = server(document, "--server", "test");
        assertThat(chosen.exitCode()).isZero();
        assertThat(chosen.err()).isEmpty();
        assertThat(folder.resolve("out/contract/ChatContract.java")).content().contains("\"/test/{user}/chat\"");
        CommandRun unknown = server(document, "--server", "best");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("there is no server 'best'", "the document has live, test");
        assertThat(CommandRun.howl("validate", document.toString(), "--server", "best")
                        .exitCode())
                .isEqualTo(1);
    }

    private CommandRun server(Path document, String... options) {
        List<String> arguments = new ArrayList<>(List.of("generate", document.toString(), "--target", "server"));
        arguments.addAll(List.of("--output", folder.resolve("out").toString()));
        arguments.addAll(List.of(options));
        return CommandRun.howl(arguments.toArray(String[]::new));
    }
}
