package dev.howl.testkit;

import static dev.howl.testkit.Chat.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Direction;
import dev.howl.validation.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformanceCheckTest {

    private static List<Violation> check(String path, String text) {
        return Chat.CHECK.check(path, Direction.TO_SERVER, quoted(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/chat|{'type':'say','text':'hi'}",
                "/chat|{'type':'sigh'}",
                "/chat|{'type':'ping'}",
                "/chat|{'type':'shout','text':1}",
                "/rooms/7|{'a':1}",
                "/rooms/a b|{'b':1}",
            })
    void messageOfTheContractHasNoViolation(String path, String text) {
        assertThat(check(path, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/chat|{'type':'say','text':'123456789012345678901'}|maxLength|/text: longer than 20 characters",
                "/chat|{'type':'shout'}|required|'text' is required",
                "/chat|{'type':'yell'}|unknown-message|/type: there is no message of this type in this direction",
                "/chat|{'type':7}|unknown-message|/type: 'type' is not a string",
                "/chat|[]|not-json|a frame must be one JSON object",
                "/chat|` `|not-json|the text is not exactly one JSON value",
                "/chat|{'type':|not-json|the text is not exactly one JSON value",
                "/chat|{'type':'sigh','type':'sigh'}|not-json|the text is not exactly one JSON value",
                "/chat|{'type':'sigh'} x|not-json|the text is not exactly one JSON value",
                "/chat/|{'type':'sigh'}|unknown-channel|the contract has no channel at this path",
                "/rooms/1/2|{'a':1}|unknown-channel|the contract has no channel at this path",
                "/rooms/1|{'c':1}|unknown-message|matches none of the messages: a, b",
            })
    void violationNamesKeywordAndReason(String path, String text, String keyword, String message) {
        assertThat(check(path, text)).singleElement().satisfies(violation -> {
            assertThat(violation.keyword()).isEqualTo(keyword);
            assertThat(violation).hasToString(message);
        });
    }

    @Test
    void violationsOfTheOnlyCandidateMessageAreReported() {
        assertThat(Chat.CHECK.check("/rooms/1", Direction.TO_CLIENT, "{}"))
                .containsExactly(new Violation("", "required", "'a' is required"));
    }

    @Test
    void contractIsReadFromAFile(@TempDir Path folder) throws Exception {
        Path document = Files.writeString(folder.resolve("echo.yaml"), """
                asyncapi: 3.0.0
                info: {title: Echo, version: 1.0.0}
                channels:
                  echo:
                    address: /echo
                    messages:
                      word: {payload: {type: object, required: [word], properties: {word: {type: string, maxLength: 3}}}}
                operations:
                  hear: {action: receive, channel: {$ref: '#/channels/echo'}}
                  tell: {action: send, channel: {$ref: '#/channels/echo'}}
                """);
        Contract contract = ContractReader.read(document);
        ConformanceCheck check = ConformanceCheck.of(contract);
        for (Direction direction : Direction.values()) {
            assertThat(check.check("/echo", direction, quoted("{'word':'abc'}")))
                    .isEmpty();
            assertThat(check.check("/echo", direction, quoted("{'word':'abcd'}")))
                    .containsExactly(new Violation("/word", "maxLength", "longer than 3 characters"));
        }
        try (EchoServer server = new EchoServer();
                Recorder recorder = Recorder.between(document, server.address());
                RawClient client = RawClient.connect(recorder.uri("/echo"))) {
            client.send(quoted("{'word':'abc'}"));
            assertThat(client.nextText()).isEqualTo(quoted("{'word':'abc'}"));
            assertThat(recorder.frames()).hasSize(2);
        }
    }
}
