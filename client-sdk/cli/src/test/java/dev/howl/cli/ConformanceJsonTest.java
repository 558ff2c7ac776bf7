package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.mock.ContractMock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests of {@code howl conformance --json} against a mock: standard output is one JSON document. */
class ConformanceJsonTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder = Path.of("");

    private Path document = Path.of("");

    @BeforeEach
    void writeDocument() throws Exception {
        document = Files.writeString(folder.resolve("chat.yaml"), """
                asyncapi: 3.0.0
                info: { title: Chat, version: 1.0.0 }
                channels:
                  chat:
                    address: /chat
                    x-howl-on-invalid: close-1008
                    messages:
                      say:
                        payload:
                          type: object
                          required: [ type, text ]
                          properties: { type: { const: say }, text: { type: string, maxLength: 9, not: { const: no } } }
                      said:
                        payload: { type: object, required: [ type ], properties: { type: { const: said } } }
                operations:
                  say:
                    action: receive
                    channel: { $ref: '#/channels/chat' }
                    messages: [ { $ref: '#/channels/chat/messages/say' } ]
                    reply: { messages: [ { $ref: '#/channels/chat/messages/said' } ] }
                """);
    }

    @Test
    void printsTheSummaryAndNoFindingsOfAServerThatConforms() throws Exception {
        try (ContractMock mock = ContractMock.of(ContractReader.read(document)).start()) {
            CommandRun run = CommandRun.howl(
                    "conformance", document.toString(), "--url", mock.uri().toString(), "--json", "--rate", "2000");
            JsonNode report = JSON.readTree(run.out());
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(report.path("contract").asString()).isEqualTo("Chat 1.0.0");
            assertThat(report.path("passed").booleanValue()).isTrue();
            assertThat(report.path("complete").booleanValue()).isTrue();
            assertThat(report.at("/coverage/operation/seen").intValue()).isEqualTo(1);
            assertThat(report.at("/cases/mutant/run").intValue()).isPositive();
            assertThat(report.path("findings")).isEmpty();
            assertThat(report.path("unmutated").toString()).contains("/not const: it is inside 'not'");
        }
    }

    @Test
    void printsTheFindingsOfAServerThatDoesNotConform() throws Exception {
        Path script =
                Files.writeString(folder.resolve("rules.yaml"), "rules: [ { on: say, do: [ { close: 1011 } ] } ]");
        try (ContractMock mock =
                ContractMock.of(ContractReader.read(document)).script(script).start()) {
            CommandRun run = CommandRun.howl(
                    "conformance", document.toString(), "--url", mock.uri().toString(), "--json", "--rate", "2000");
            JsonNode report = JSON.readTree(run.out());
            assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
            assertThat(report.path("passed").booleanValue()).isFalse();
            JsonNode finding = report.at("/findings/0");
            assertThat(finding.path("case").asString()).startsWith("chat/");
            assertThat(finding.path("diagnosis").asString()).isEqualTo("wrong-close");
            assertThat(finding.path("failure").booleanValue()).isTrue();
            assertThat(finding.path("sentence").asString()).isNotEmpty();
            assertThat(finding.at("/traffic/0/from").asString()).isIn("client", "server", "note");
        }
    }
}
