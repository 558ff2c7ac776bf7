package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.StrictUtf8;
import dev.howl.testkit.wire.WireFrame;
import dev.howl.validation.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rules of RFC 6455 for a single frame, regardless of earlier frames. No extension is assumed to be negotiated. */
public final class FrameRules {
    static final String PROTOCOL = "protocol";
    static final Violation INVALID_TEXT = protocol("the text is not valid UTF-8 (RFC 6455, section 8.1)");

    private static final int MAX_CONTROL = 125;

    private FrameRules() {}

    /** Returns the violations of a frame that travels in a direction. */
    public static List<Violation> check(Direction direction, WireFrame frame) {
        List<Violation> found = new ArrayList<>();
        if (direction == Direction.TO_SERVER && !frame.masked()) {
            found.add(protocol("a frame from a client is not masked (RFC 6455, section 5.1)"));
        }
        if (direction == Direction.TO_CLIENT && frame.masked()) {
            found.add(protocol("a frame from the server is masked (RFC 6455, section 5.1)"));
        }
        if (frame.rsv() != 0) {
            found.add(protocol("a reserved bit is set (RFC 6455, section 5.2)"));
        }
        if (!Opcode.isKnown(frame.opcode())) {
            found.add(protocol("the opcode is reserved (RFC 6455, section 5.2)"));
        }
        if (!frame.minimal()) {
            found.add(protocol(
                    "the payload length is not encoded in the minimal number of bytes (RFC 6455, section 5.2)"));
        }
        if (Opcode.isControl(frame.opcode())) {
            control(frame, found);
        }
        return found;
    }

    private static void control(WireFrame frame, List<Violation> found) {
        if (!frame.fin()) {
            found.add(protocol("a control frame is fragmented (RFC 6455, section 5.4)"));
        }
        if (frame.length() > MAX_CONTROL) {
            found.add(protocol("a control frame is longer than 125 bytes (RFC 6455, section 5.5)"));
        }
        if (frame.opcode() == Opcode.CLOSE && frame.length() > 0) {
            close(frame, found);
        }
    }

    private static void close(WireFrame frame, List<Violation> found) {
        if (frame.length() == 1) {
            found.add(protocol(
                    "the payload of a Close is one byte, but a status code has two (RFC 6455, section 5.5.1)"));
            return;
        }
        if (!isAllowedOnTheWire(frame.closeCode())) {
            found.add(protocol("a Close carries status code " + frame.closeCode()
                    + ", which must not be sent (RFC 6455, section 7.4)"));
        }
        byte[] payload = frame.payload();
        if (payload.length > 2
                && StrictUtf8.decode(Arrays.copyOfRange(payload, 2, payload.length))
                        .isEmpty()) {
            found.add(protocol("the reason of a Close is not valid UTF-8 (RFC 6455, section 5.5.1)"));
        }
    }

    private static boolean isAllowedOnTheWire(int status) {
        if (status >= 3000) {
            return status <= 4999;
        }
        // 1004 to 1006 and 1015 are reserved; 1012 to 1014 were registered after RFC 6455.
        return (status >= 1000 && status <= 1003) || (status >= 1007 && status <= 1014);
    }

    static Violation protocol(String message) {
        return new Violation("", PROTOCOL, message);
    }
}
