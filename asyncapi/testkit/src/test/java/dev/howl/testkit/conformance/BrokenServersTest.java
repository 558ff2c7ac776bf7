package dev.howl.testkit.conformance;

import static dev.howl.testkit.conformance.result.Diagnosis.ACCEPTED_INVALID;
import static dev.howl.testkit.conformance.result.Diagnosis.FRAMING;
import static dev.howl.testkit.conformance.result.Diagnosis.HANDSHAKE;
import static dev.howl.testkit.conformance.result.Diagnosis.INVALID_UTF8;
import static dev.howl.testkit.conformance.result.Diagnosis.NOT_TOLD;
import static dev.howl.testkit.conformance.result.Diagnosis.NO_CLOSE_ANSWER;
import static dev.howl.testkit.conformance.result.Diagnosis.NO_PONG;
import static dev.howl.testkit.conformance.result.Diagnosis.NO_REPLY;
import static dev.howl.testkit.conformance.result.Diagnosis.SCHEMA;
import static dev.howl.testkit.conformance.result.Diagnosis.UNEXPECTED_REPLY;
import static dev.howl.testkit.conformance.result.Diagnosis.UNKNOWN_MESSAGE;
import static dev.howl.testkit.conformance.result.Diagnosis.WRONG_CLOSE;
import static dev.howl.testkit.conformance.result.Diagnosis.WRONG_CODE;
import static dev.howl.testkit.conformance.result.Diagnosis.WRONG_CORRELATION;
import static dev.howl.testkit.conformance.result.Diagnosis.WRONG_FRAME_KIND;
import static dev.howl.testkit.conformance.result.Diagnosis.WRONG_POINTER;
import static dev.howl.testkit.conformance.result.Diagnosis.WRONG_REPLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Test of {@link Conformance} against servers with one fault each: it finds the fault, and calls it by its name. */
@Execution(ExecutionMode.CONCURRENT)
class BrokenServersTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                reply("a number is a text", SCHEMA, "\"total\":9.5", "\"total\":\"many\""),
                reply("a required member is missing", SCHEMA, "\"currency\":\"EUR\",", ""),
                reply("a value is not in the enumeration", SCHEMA, "EUR", "GBP"),
                reply("a number is below its minimum", SCHEMA, "9.5", "-1"),
                reply("a text breaks its format", SCHEMA, "2026-03-14T06:30:00Z", "tomorrow"),
                reply("a text breaks its pattern", SCHEMA, "\"order_id\":\"o-", "\"order_id\":\"x-"),
                reply("an unknown member is added", SCHEMA, "\"total\"", "\"extra\":1,\"total\""),
                reply("a value fits no alternative", SCHEMA, "\"open\":true", "\"lost\":true"),
                reply("a value fits two alternatives' parts", SCHEMA, "\"open\":true", "\"open\":false"),
                reply("a push breaks its bound", SCHEMA, "\"price\":3", "\"price\":0"),
                reply("a message is unknown", UNKNOWN_MESSAGE, "\"price_changed\"", "\"prices_changed\""),
                reply("the constant is misspelt", UNKNOWN_MESSAGE, "\"order_placed\"", "\"orderPlaced\""),
                reply("a reply is no JSON", UNKNOWN_MESSAGE, "{\"type\":\"order\"", "{'type':\"order\""),
                reply("the correlation id is another", WRONG_CORRELATION, "\"ref\":\"c-", "\"ref\":\"d-"),
                reply("the correlation id is missing", WRONG_CORRELATION, ",\"ref\":", ",\"reference\":"),
                fault("nothing answers", NO_REPLY, server -> server.answers = request -> List.of()),
                fault(
                        "one request has no answer",
                        NO_REPLY,
                        server -> server.answers =
                                request -> request.type().equals("get_order") ? List.of() : ShopAnswers.to(request)),
                fault(
                        "a reply comes twice",
                        UNEXPECTED_REPLY,
                        server -> server.answers = request -> {
                            String answer = ShopAnswers.to(request).get(0);
                            return List.of(answer, answer);
                        }),
                fault(
                        "a message without a reply gets one",
                        UNEXPECTED_REPLY,
                        server -> server.answers = request -> request.type().equals("leave_note")
                                ? List.of(
                                        "{\"type\":\"order\",\"order_id\":\"o-1\",\"state\":{\"open\":true},\"ref\":\"none\"}")
                                : ShopAnswers.to(request)),
                fault("replies are swapped", WRONG_REPLY, server -> server.answers = new SwappedAnswers()),
                fault("invalid messages are accepted", ACCEPTED_INVALID, server -> server.validates = false),
                fault("invalid messages are ignored", NOT_TOLD, server -> server.refusal = (connection, error) -> {}),
                refusal("the pointer is wrong", WRONG_POINTER, "\"pointer\":\"/", "\"pointer\":\"/x"),
                refusal("the pointer is missing", WRONG_POINTER, "\"pointer\"", "\"at\""),
                refusal("the code is not listed", WRONG_CODE, "schema_violation", "invalid"),
                refusal("the code is that of something else", WRONG_CODE, "unknown_type", "not_found"),
                refusal("the error says that a retry helps", WRONG_CODE, "\"retryable\":false", "\"retryable\":true"),
                refusal("the error breaks its schema", SCHEMA, "\"terminal\":false", "\"terminal\":0"),
                refusal("the error has another correlation id", WRONG_CORRELATION, "\"ref\":\"c-", "\"ref\":\"e-"),
                close("the connection ends without a Close", connection -> connection.end()),
                close("the Close has no code", connection -> {
                    connection.frame(ShopServer.CLOSE, new byte[0]);
                    connection.end();
                }),
                close("the Close says that the server failed", connection -> connection.close(1011)),
                close("the Close says that all is well", connection -> connection.close(1000)),
                fault(
                        "the server dies of malformed messages",
                        WRONG_CLOSE,
                        server -> server.malformed = connection -> connection.end()),
                fault("the server ignores malformed messages", NOT_TOLD, server -> server.malformed = connection -> {}),
                fault("invalid UTF-8 is ignored", NOT_TOLD, server -> server.garbled = connection -> {}),
                fault(
                        "text comes in binary frames",
                        WRONG_FRAME_KIND,
                        server -> server.encoder = (opcode, payload) ->
                                ShopServer.encoded(opcode == ShopServer.TEXT ? ShopServer.BINARY : opcode, payload)),
                fault(
                        "frames of the server are masked",
                        FRAMING,
                        server ->
                                server.encoder = (opcode, payload) -> ShopServer.encoded(0x80 | opcode, 0x80, payload)),
                fault(
                        "a reserved bit is set",
                        FRAMING,
                        server -> server.encoder = (opcode, payload) -> ShopServer.encoded(0xC0 | opcode, 0, payload)),
                fault(
                        "frames are never final",
                        NO_REPLY,
                        server -> server.encoder =
                                (opcode, payload) -> ShopServer.encoded((opcode >= 8 ? 0x80 : 0) | opcode, 0, payload)),
                fault(
                        "texts are not UTF-8",
                        INVALID_UTF8,
                        server -> server.encoder = (opcode, payload) ->
                                ShopServer.encoded(opcode, opcode == ShopServer.TEXT ? garbled(payload) : payload)),
                fault(
                        "the key is answered wrongly",
                        HANDSHAKE,
                        server -> server.accept = key -> "A" + key.substring(1)),
                fault(
                        "an extension is switched on",
                        HANDSHAKE,
                        server -> server.headers = "Sec-WebSocket-Extensions: permessage-deflate\r\n"),
                fault(
                        "a subprotocol is selected",
                        HANDSHAKE,
                        server -> server.headers = "Sec-WebSocket-Protocol: mqtt\r\n"),
                fault("a Close is not answered", NO_CLOSE_ANSWER, server -> server.closing = connection -> {}),
                fault(
                        "TCP ends instead of a Close",
                        NO_CLOSE_ANSWER,
                        server -> server.closing = connection -> connection.end()),
                fault(
                        "a frame follows the Close",
                        FRAMING,
                        server -> server.closing = connection -> {
                            connection.frame(ShopServer.CLOSE, new byte[] {3, (byte) 0xE8});
                            connection.text("{\"type\":\"price_changed\",\"item\":\"lamp\",\"price\":3}");
                            connection.end();
                        }),
                fault("a Ping is not answered", NO_PONG, server -> server.pong = (connection, payload) -> {}),
                fault(
                        "a Pong has another payload",
                        NO_PONG,
                        server ->
                                server.pong = (connection, payload) -> connection.frame(ShopServer.PONG, new byte[1])),
                fault(
                        "a Close with a reserved code",
                        FRAMING,
                        server -> server.closing = connection -> connection.close(1006)));
    }

    private static byte[] garbled(byte[] payload) {
        byte[] garbled = payload.clone();
        garbled[garbled.length / 2] = (byte) 0xFF;
        return garbled;
    }

    private static Arguments fault(String name, Diagnosis diagnosis, Consumer<ShopServer> fault) {
        return Arguments.of(name, diagnosis, fault);
    }

    private static Arguments reply(String name, Diagnosis diagnosis, String right, String wrong) {
        return fault(
                name,
                diagnosis,
                server -> server.answers = request -> ShopAnswers.to(request).stream()
                        .map(answer -> answer.replace(right, wrong))
                        .toList());
    }

    private static Arguments refusal(String name, Diagnosis diagnosis, String right, String wrong) {
        return fault(
                name,
                diagnosis,
                server -> server.refusal = (connection, error) -> connection.text(error.replace(right, wrong)));
    }

    private static Arguments close(String name, ShopServer.Step close) {
        return fault(name, WRONG_CLOSE, server -> server.refusal = (connection, error) -> close.run(connection));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void findsTheFault(String name, Diagnosis diagnosis, Consumer<ShopServer> fault) throws Exception {
        try (ShopServer server = new ShopServer()) {
            fault.accept(server);
            ConformanceReport report = FaultyShop.run(ShopContract.withErrors(), server)
                    .strict(true)
                    .generated(1)
                    .answerTime(java.time.Duration.ofMillis(300))
                    .run();
            assertThat(report.failures().stream().map(Finding::diagnosis).distinct())
                    .as(() -> report.failures().stream()
                            .map(finding -> finding.caseId() + ": " + finding.sentence())
                            .toList()
                            .toString())
                    .contains(diagnosis);
            assertThat(report.passed()).isFalse();
        }
    }
}
