package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
    void printsOneJsonObjectForPrograms() throws IOException {
        Path document = new SmallDocument(folder).write("{ type: integer, enum: [ many ] }", "[]");
        CommandRun run = CommandRun.howl("validate", document.toString(), "--strict", "--json");
        JsonNode report = new JsonMapper().readTree(run.out());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(report.path("document").stringValue()).isEqualTo(document.toString());
        assertThat(report.path("valid").booleanValue()).isTrue();
        assertThat(report.path("view").stringValue()).isEqualTo("server");
        assertThat(report.path("diagnostics")).isNotEmpty().allSatisfy(found -> {
            assertThat(found.path("severity").stringValue()).isEqualTo("warning");
            assertThat(found.path("file").stringValue()).isEqualTo(document.toString());
            assertThat(found.path("line").intValue()).isPositive();
            assertThat(found.path("column").intValue()).isPositive();
            assertThat(found.path("message").stringValue()).isNotBlank();
        });
    }

    @Test
    void printsTheErrorsOfAnUnreadableDocumentAsJson() throws IOException {
        Path document = Files.writeString(folder.resolve("not.yaml"), "a: [");
        CommandRun run = CommandRun.howl(
                "generate", document.toString(), "--target", "types", "--json", "-o", folder.resolve("out") + "");
        JsonNode report = new JsonMapper().readTree(run.out());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(report.path("valid").booleanValue()).isFalse();
        assertThat(report.path("diagnostics")).isNotEmpty();
    }

    @Test
    void failsOnWarningsIfAsked() throws IOException {
        Path document = new SmallDocument(folder).write("{ type: integer, enum: [ many ] }", "[]");
        assertThat(CommandRun.howl("validate", document.toString()).exitCode()).isZero();
        CommandRun strict = CommandRun.howl("validate", document.toString(), "--strict");
        assertThat(strict.exitCode()).isEqualTo(1);
        assertThat(strict.err()).contains("warning: value of enum violates its own schema");
        assertThat(new SmallDocument(folder).generate(document, "--strict").exitCode())
                .isEqualTo(1);
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(new SmallDocument(folder).generate(document).exitCode()).isZero();
    }

    @Test
    void anExampleThatBreaksItsSchemaIsAnErrorAndStopsNoGeneration() throws IOException {
        Path document = new SmallDocument(folder).write("{ type: integer }", "[ { payload: { size: many } } ]");
        CommandRun validated = CommandRun.howl("validate", document.toString());
        assertThat(validated.exitCode()).isEqualTo(1);
        assertThat(validated.err()).contains("error: example 1 violates its schema");
        assertThat(new SmallDocument(folder).generate(document).exitCode()).isZero();
        assertThat(folder.resolve("out/contract/Say.java")).exists();
    }

    @Test
    void generatesWhatIsSoundOfAnInvalidDocumentIfAsked() throws IOException {
        Path document = new SmallDocument(folder).write("{ type: integer }", "[]");
        Files.writeString(document, Files.readString(document).replace("operations:", """
                  link: { address: '/link?ticket={t}', parameters: { t: {} } }
                operations:"""));
        assertThat(new SmallDocument(folder).generate(document).exitCode()).isEqualTo(1);
        assertThat(folder.resolve("out")).doesNotExist();

        CommandRun lenient = new SmallDocument(folder).generate(document, "--lenient");

        assertThat(lenient.exitCode()).isZero();
        assertThat(lenient.err()).contains("describe the query in bindings.ws.query (AsyncAPI 3.0, Channel Object)");
        assertThat(folder.resolve("out/contract/Say.java")).exists();
    }

    @Test
    void keepsUnknownMembersIfAsked() throws IOException {
        Path document = new SmallDocument(folder).write("{ type: integer }", "[]");
        Path say = folder.resolve("out/contract/Say.java");
        assertThat(new SmallDocument(folder).generate(document).exitCode()).isZero();
        assertThat(say).content().doesNotContain("additional");
        assertThat(new SmallDocument(folder)
                        .generate(document, "--keep-unknown")
                        .exitCode())
                .isZero();
        assertThat(say).content().contains("Map<String, JsonNode> additional");
    }

    @Test
    void reportsAMissingDocument() {
        CommandRun run =
                CommandRun.howl("validate", folder.resolve("nothing.yaml").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("nothing.yaml:1:1: error:");
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
                            .contains("unknown target 'cobol'; expected one of: types, server, client, docs");
                });
        assertThat(CommandRun.howl(
                                "generate", CONTRACT, "--target", "types", "--package", "a b", "-o", folder.toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.howl("validate").exitCode()).isEqualTo(2);
        assertThat(CommandRun.howl("validate", CONTRACT, "--view", "broker")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("unknown view 'broker'; expected server or client");
        });
        assertThat(CommandRun.howl("sing").exitCode()).isEqualTo(2);
    }
}
