package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.StrictUtf8;
import dev.howl.testkit.wire.WireFrame;
import dev.howl.validation.Violation;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An assembler that joins the frames of one direction of a connection to messages, and checks both against RFC 6455 and
 * the contract. Not thread-safe.
 */
public final class MessageAssembler {
    /** In bytes, unless another limit is given. A longer message is reported and not checked further. */
    public static final int MAX_MESSAGE = 16 * 1024 * 1024;

    /** Keyword of the violation of a message that is longer than the limit. */
    public static final String TOO_LONG = "too-long";

    private static final Map<String, Integer> CODES = Map.of(FrameRules.PROTOCOL, 1002, TOO_LONG, 1009);
    private static final int NONE = -1;

    private final int connection;
    private final String path;
    private final Direction direction;
    private final ConformanceCheck check;
    private final int maxMessage;
    private ByteArrayOutputStream message = new ByteArrayOutputStream();
    private long messageLength;
    /** Opcode of the fragmented message that is not finished, {@link #NONE} if there is none. */
    private int open = NONE;

    private boolean closed;

    /**
     * Creates an assembler.
     *
     * @param path path of the handshake request, without query
     */
    public MessageAssembler(int connection, String path, Direction direction, ConformanceCheck check) {
        this(connection, path, direction, check, MAX_MESSAGE);
    }

    /** Creates an assembler with another limit than {@link #MAX_MESSAGE}, in bytes. */
    public MessageAssembler(int connection, String path, Direction direction, ConformanceCheck check, int maxMessage) {
        this.maxMessage = maxMessage;
        this.connection = connection;
        this.path = path;
        this.direction = direction;
        this.check = check;
    }

    /**
     * Checks the next frame; the last one of a message also checks the message.
     *
     * @param sequence number of the frame, for the record
     */
    public RecordedFrame read(WireFrame frame, long sequence) {
        List<Violation> violations = new ArrayList<>(FrameRules.check(direction, frame));
        if (closed) {
            violations.add(FrameRules.protocol("a frame follows a Close (RFC 6455, section 5.5.1)"));
        }
        String text = "";
        if (!Opcode.isControl(frame.opcode())) {
            text = data(frame, violations);
        } else if (frame.opcode() == Opcode.CLOSE) {
            closed = true;
            text = frame.closeReason();
        }
        return recorded(frame, sequence, text, violations);
    }

    /** Returns a pseudo frame that represents the rest of a stream that cannot be parsed. */
    RecordedFrame unreadable(long sequence) {
        WireFrame nothing = new WireFrame(true, 0, Opcode.BINARY, false, true, 0, new byte[0]);
        return recorded(
                nothing,
                sequence,
                "",
                List.of(FrameRules.protocol("the most significant bit of a 64-bit payload length is set; "
                        + "the rest of the stream cannot be parsed (RFC 6455, section 5.2)")));
    }

    /**
     * Returns the close code with which an endpoint ends a connection for a frame (RFC 6455, section 7.4.1).
     *
     * @return 1002, 1007 or 1009; 0 if the frame follows RFC 6455 and is not too long
     */
    public static int closeCode(RecordedFrame frame) {
        return frame.violations().stream()
                .map(found -> found.equals(FrameRules.INVALID_TEXT) ? 1007 : CODES.getOrDefault(found.keyword(), 0))
                .filter(code -> code != 0)
                .findFirst()
                .orElse(0);
    }

    private RecordedFrame recorded(WireFrame frame, long sequence, String text, List<Violation> violations) {
        return new RecordedFrame(
                sequence,
                System.nanoTime(),
                connection,
                path,
                direction,
                frame.opcode(),
                frame.fin(),
                frame.length(),
                frame.payload(),
                text,
                violations);
    }

    private String data(WireFrame frame, List<Violation> violations) {
        if (frame.opcode() == Opcode.CONTINUATION && open == NONE) {
            violations.add(
                    FrameRules.protocol("a continuation frame without a message to continue (RFC 6455, section 5.4)"));
            return "";
        }
        if (frame.opcode() != Opcode.CONTINUATION) {
            if (open != NONE) {
                violations.add(
                        FrameRules.protocol("a new message begins inside a fragmented one (RFC 6455, section 5.4)"));
            }
            begin(frame.opcode());
        }
        messageLength += frame.length();
        if (messageLength <= maxMessage) {
            message.writeBytes(frame.payload());
        } else {
            message = new ByteArrayOutputStream();
        }
        return frame.fin() ? end(violations) : "";
    }

    private void begin(int opcode) {
        open = opcode;
        message = new ByteArrayOutputStream();
        messageLength = 0;
    }

    private String end(List<Violation> violations) {
        int opcode = open;
        byte[] bytes = message.toByteArray();
        boolean tooLong = messageLength > maxMessage;
        begin(NONE);
        if (tooLong) {
            violations.add(
                    new Violation("", TOO_LONG, "longer than " + maxMessage + " bytes; its content was not checked"));
            return "";
        }
        if (opcode != Opcode.TEXT) {
            violations.addAll(check.checkBinary(path, direction));
            return "";
        }
        Optional<String> text = StrictUtf8.decode(bytes);
        if (text.isEmpty()) {
            violations.add(FrameRules.INVALID_TEXT);
            return "";
        }
        violations.addAll(check.check(path, direction, text.get()));
        return text.get();
    }
}
