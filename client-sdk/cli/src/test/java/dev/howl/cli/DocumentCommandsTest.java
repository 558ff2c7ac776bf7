package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code howl validate} and {@code howl generate}. */
class DocumentCommandsTest {
    private static final String CONTRACT = "../../asyncapi/contract/howl.asyncapi.yaml";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void exitsWith0OnAValidDocument() {
        CommandRun run = CommandRun.howl("validate", CONTRACT);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(CONTRACT + ": valid; Howl 1.0.0");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void printsEveryProblemWithFileLineAndColumn() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), """
                asyncapi: 3.0.0
                info:
                  title: Broken
                channels:
                  chat:
                    address: /chat
                    messages:
                      say:
                        payload: {$ref: '#/components/schemas/Nothing'}
                operations: {say: {action: send, channel: {$ref: '#/channels/chat'}}}
                """);
        CommandRun run = CommandRun.howl("validate", broken.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.matches(".*broken\\.yaml:\\d+:\\d+: error: .+"));
        assertThat(run.err())
                .contains("broken.yaml:2:1: error: an Info Object must have 'version'", "broken.yaml:9:18: error: ");
    }

    @Test
    void failsOnWarningsIfAsked() throws IOException {
        Path document = document("{ type: integer, enum: [ many ] }", "[]");
        assertThat(CommandRun.howl("validate", document.toString()).exitCode()).isZero();
        CommandRun strict = CommandRun.howl("validate", document.toString(), "--strict");
        assertThat(strict.exitCode()).isEqualTo(1);
        assertThat(strict.err()).contains("warning: value of enum breaks its own schema");
        assertThat(generate(document, "--strict").exitCode()).isEqualTo(1);
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(generate(document).exitCode()).isZero();
    }

    @Test
    void anExampleThatBreaksItsSchemaIsAnErrorAndStopsNoGeneration() throws IOException {
        Path document = document("{ type: integer }", "[ { payload: { size: many } } ]");
        CommandRun validated = CommandRun.howl("validate", document.toString());
        assertThat(validated.exitCode()).isEqualTo(1);
        assertThat(validated.err()).contains("error: example 1 breaks its schema");
        assertThat(generate(document).exitCode()).isZero();
        assertThat(folder.resolve("out/contract/Say.java")).exists();
    }

    @Test
    void generatesWhatIsSoundOfAnInvalidDocumentIfAsked() throws IOException {
        Path document = document("{ type: integer }", "[]");
        Files.writeString(document, Files.readString(document).replace("operations:", """
                  link: { address: '/link?ticket={t}', parameters: { t: {} } }
                operations:"""));
        assertThat(generate(document).exitCode()).isEqualTo(1);
        assertThat(folder.resolve("out")).doesNotExist();

        CommandRun lenient = generate(document, "--lenient");

        assertThat(lenient.exitCode()).isZero();
        assertThat(lenient.err()).contains("describe the query in bindings.ws.query (AsyncAPI 3.0, Channel Object)");
        assertThat(folder.resolve("out/contract/Say.java")).exists();
    }

    @Test
    void keepsUnknownMembersIfAsked() throws IOException {
        Path document = document("{ type: integer }", "[]");
        Path say = folder.resolve("out/contract/Say.java");
        assertThat(generate(document).exitCode()).isZero();
        assertThat(say).content().doesNotContain("additional");
        assertThat(generate(document, "--keep-unknown").exitCode()).isZero();
        assertThat(say).content().contains("Map<String, JsonNode> additional");
    }

    private CommandRun generate(Path document, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "generate",
                document.toString(),
                "--target",
                "types",
                "--output",
                folder.resolve("out").toString()));
        arguments.addAll(List.of(options));
        return CommandRun.howl(arguments.toArray(String[]::new));
    }

    private Path document(String size, String examples) throws IOException {
        return Files.writeString(folder.resolve("chat.yaml"), """
                asyncapi: 3.0.0
                info: { title: Chat, version: 1.0.0 }
                channels:
                  chat:
                    address: /chat
                    messages:
                      say:
                        payload: { type: object, properties: { size: %s } }
                        examples: %s
                operations:
                  say: { action: receive, channel: { $ref: '#/channels/chat' } }
                """.formatted(size, examples));
    }

    @Test
    void reportsAMissingDocument() {
        CommandRun run =
                CommandRun.howl("validate", folder.resolve("nothing.yaml").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("nothing.yaml:1:1: error:");
    }

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
        Path document = document("{ type: integer }", "[]");
        assertThat(CommandRun.howl("validate", document.toString()).out())
                .startsWith(document + ": view: server (default)\n")
                .doesNotContain("hint");
        assertThat(generate(document, "--view", "client").out()).startsWith(document + ": view: client (option)\n");
        Path invalid = document("{ type: size }", "[]");
        Files.writeString(invalid, Files.readString(invalid) + "x-howl-view: client\n");
        CommandRun run = CommandRun.howl("validate", invalid.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(invalid + ": view: client (x-howl-view)\n");
        assertThat(generate(invalid).out()).isEqualTo(invalid + ": view: client (x-howl-view)\n");
    }

    @Test
    void hintsAtTheOtherView() throws IOException {
        Path document = document("{ type: integer }", "[]");
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
        Path document = document("{ type: integer }", "[]");
        Files.writeString(document, Files.readString(document) + "servers: { broker: { host: h, protocol: mqtt } }\n");
        CommandRun validated = CommandRun.howl("validate", document.toString());
        assertThat(validated.exitCode()).isZero();
        assertThat(validated.err()).contains("warning: server 'broker' speaks mqtt");
        assertThat(validated.out()).contains("; types and docs can be generated, a server and a client cannot");
        CommandRun types = generate(document);
        assertThat(types.exitCode()).isZero();
        assertThat(types.err()).contains("warning: server 'broker' speaks mqtt");
        CommandRun refused = server(document);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("error: server 'broker' speaks mqtt", "give --socket-anyway");
        assertThat(server(document, "--socket-anyway").exitCode()).isZero();
        assertThat(folder.resolve("out/contract/ChatChannel.java")).exists();
    }

    @Test
    void takesThePathOfTheChosenServer() throws IOException {
        Path document = document("{ type: integer }", "[]");
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

    @Test
    void changesNothingOnASecondGeneration() {
        String[] words = {
            "generate", CONTRACT, "--target", "client", "--package", "com.example", "-o", folder.toString()
        };
        CommandRun first = CommandRun.howl(words);
        assertThat(first.exitCode()).isZero();
        assertThat(folder.resolve("com/example/HowlClient.java")).exists();
        assertThat(first.out()).doesNotContain(", 0 changed");
        assertThat(CommandRun.howl(words).out()).contains(", 0 changed");
    }

    @Test
    void generatesTheServersResources() {
        CommandRun run = CommandRun.howl("generate", CONTRACT, "--target", "server", "-o", folder.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(folder.resolve("META-INF/services/dev.howl.server.ChannelBinding"))
                .hasContent("contract.EventsChannel");
        assertThat(folder.resolve("META-INF/howl/contract.EventsChannel/schemas.json"))
                .exists();
        assertThat(folder.resolve("contract/EventsChannel.java")).exists();
    }

    @Test
    void exitsWith2OnBadUsage() {
        assertThat(CommandRun.howl("generate", CONTRACT, "--target", "cobol", "-o", folder.toString()))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(2);
                    assertThat(run.err())
                            .contains("there is no target 'cobol'; there are: types, server, client, docs");
                });
        assertThat(CommandRun.howl(
                                "generate", CONTRACT, "--target", "types", "--package", "a b", "-o", folder.toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.howl("validate").exitCode()).isEqualTo(2);
        assertThat(CommandRun.howl("validate", CONTRACT, "--view", "broker")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("there is no view 'broker'; there are: server, client");
        });
        assertThat(CommandRun.howl("sing").exitCode()).isEqualTo(2);
    }
}
