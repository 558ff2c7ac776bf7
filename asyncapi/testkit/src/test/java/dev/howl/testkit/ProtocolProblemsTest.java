package dev.howl.testkit;

import static dev.howl.testkit.Chat.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.FrameWriter;
import dev.howl.testkit.wire.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolProblemsTest {
    private static final byte[] MASK = {1, 2, 3, 4};
    private static final byte[] SIGH = "{\"type\":\"sigh\"}".getBytes(StandardCharsets.UTF_8);

    private final Recording recording = new Recording(Chat.CHECK);
    private final FrameStream fromClient = new FrameStream(1, "/chat", Direction.TO_SERVER, recording);
    private final FrameStream fromServer = new FrameStream(1, "/chat", Direction.TO_CLIENT, recording);

    private void client(boolean fin, int rsv, int opcode, byte... payload) {
        fromClient.read(FrameWriter.frame(fin, rsv, opcode, MASK, payload), 0);
    }

    private List<String> problems() {
        return recording.frames().stream()
                .flatMap(frame -> frame.violations().stream())
                .map(violation -> violation.keyword() + ": " + violation.message())
                .toList();
    }

    private void assertProblem(String part) {
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("protocol: ")
                .contains(part);
    }

    @Test
    void reportsUnmaskedFrameOfAClient() {
        fromClient.read(FrameWriter.frame(true, 0, Opcode.TEXT, null, SIGH), 0);
        assertProblem("a frame from a client is not masked");
    }

    @Test
    void reportsMaskedFrameOfTheServer() {
        fromServer.read(FrameWriter.frame(true, 0, Opcode.TEXT, MASK, SIGH), 0);
        assertProblem("a frame from the server is masked");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void reportsReservedBit(int rsv) {
        client(true, rsv, Opcode.TEXT, SIGH);
        assertProblem("a reserved bit is set");
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 14, 15})
    void reportsReservedOpcode(int opcode) {
        client(true, 0, opcode);
        assertProblem("the opcode is reserved");
    }

    @Test
    void reportsFragmentedControlFrame() {
        client(false, 0, Opcode.PING);
        assertProblem("a control frame is fragmented");
    }

    @Test
    void reportsLongControlFrame() {
        client(true, 0, Opcode.PING, new byte[126]);
        assertProblem("a control frame is longer than 125 bytes");
    }

    @Test
    void reportsContinuationWithoutMessage() {
        client(true, 0, Opcode.CONTINUATION, SIGH);
        assertProblem("a continuation frame without a message to continue");
    }

    @Test
    void reportsMessageInsideAFragmentedMessage() {
        client(false, 0, Opcode.TEXT, SIGH);
        client(true, 0, Opcode.TEXT, SIGH);
        assertProblem("a new message begins inside a fragmented one");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000})
    void reportsStatusCodeThatMustNotBeSent(int status) {
        client(true, 0, Opcode.CLOSE, (byte) (status >> 8), (byte) status);
        assertProblem("a Close carries status code " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1011, 1014, 3000, 4001, 4999})
    void acceptsStatusCodeThatMayBeSent(int status) {
        client(true, 0, Opcode.CLOSE, (byte) (status >> 8), (byte) status, (byte) 'x');
        assertThat(problems()).isEmpty();
        assertThat(recording.frames().get(0).closeCode()).isEqualTo(status);
        assertThat(recording.frames().get(0).text()).isEqualTo("x");
    }

    @Test
    void reportsCloseWithOneByte() {
        client(true, 0, Opcode.CLOSE, (byte) 3);
        assertProblem("is one byte, but a status code has two");
    }

    @Test
    void reportsCloseReasonThatIsNotUtf8() {
        client(true, 0, Opcode.CLOSE, (byte) 3, (byte) 0xe8, (byte) 0xff);
        assertProblem("the reason of a Close is not valid UTF-8");
    }

    @Test
    void reportsTextThatIsNotUtf8() {
        client(false, 0, Opcode.TEXT, (byte) '"', (byte) 0xc3);
        client(true, 0, Opcode.CONTINUATION, (byte) '"');
        assertProblem("the text is not valid UTF-8");
    }

    @Test
    void reportsFrameAfterClose() {
        client(true, 0, Opcode.CLOSE);
        client(true, 0, Opcode.PING);
        assertProblem("follows a Close");
    }

    @Test
    void reportsLengthInTooManyBytes() {
        fromServer.read(new byte[] {(byte) 0x89, 126, 0, 1, 'x'}, 0);
        assertProblem("not encoded in the minimal number of bytes");
    }

    @Test
    void lengthWithItsHighestBitSetStopsParsing() {
        byte[] endless = {(byte) 0x81, 127, (byte) 0x80, 0, 0, 0, 0, 0, 0, 1};
        fromServer.read(endless, 0);
        fromServer.read(SIGH, 0);
        assertProblem("most significant bit of a 64-bit payload length is set");
    }

    @Test
    void reportsBinaryMessage() {
        client(true, 0, Opcode.BINARY, (byte) 1);
        assertThat(problems()).containsExactly("binary: the contract has no binary message in this direction");
    }

    @Test
    void messageOverTheLimitIsNotChecked() {
        byte[] half = new byte[MessageAssembler.MAX_MESSAGE / 2 + 1];
        Arrays.fill(half, (byte) ' ');
        client(false, 0, Opcode.TEXT, half);
        client(true, 0, Opcode.CONTINUATION, half);
        client(true, 0, Opcode.TEXT, new byte[MessageAssembler.MAX_MESSAGE + 1]);
        client(true, 0, Opcode.TEXT, SIGH);
        assertThat(problems()).hasSize(2).allSatisfy(problem -> assertThat(problem)
                .startsWith("too-long: "));
        RecordedFrame last = recording.frames().get(3);
        assertThat(last.text()).isEqualTo(new String(SIGH, StandardCharsets.UTF_8));
    }

    @Test
    void acceptsControlFramesBetweenFragments() {
        byte[] text = say("split").getBytes(StandardCharsets.UTF_8);
        client(false, 0, Opcode.TEXT, Arrays.copyOf(text, 9));
        client(true, 0, Opcode.PING, (byte) 'p');
        client(false, 0, Opcode.CONTINUATION);
        client(true, 0, Opcode.CONTINUATION, Arrays.copyOfRange(text, 9, text.length));
        assertThat(problems()).isEmpty();
        assertThat(recording.frames().stream().map(RecordedFrame::text)).containsExactly("", "", "", say("split"));
        assertThat(Stream.of(0, 2).map(i -> recording.frames().get(i).fin())).containsOnly(false);
    }
}
