package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.StrictUtf8;
import dev.howl.testkit.wire.WireFrame;
import dev.howl.validation.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What RFC 6455 asks of a single frame, whatever stands before it. No extension is ever negotiated in a contract. */
final class FrameRules {
    private static final int MAX_CONTROL = 125;

    private FrameRules() {}

    static List<Violation> check(Direction direction, WireFrame frame) {
        List<Violation> found = new ArrayList<>();
        if (direction == Direction.TO_SERVER && !frame.masked()) {
            found.add(protocol("a client's frame carries no mask (RFC 6455, section 5.1)"));
        }
        if (direction == Direction.TO_CLIENT && frame.masked()) {
            found.add(protocol("a server's frame carries a mask (RFC 6455, section 5.1)"));
        }
        if (frame.rsv() != 0) {
            found.add(protocol("a reserved bit is set (RFC 6455, section 5.2)"));
        }
        if (!Opcode.isKnown(frame.opcode())) {
            found.add(protocol("the opcode is reserved (RFC 6455, section 5.2)"));
        }
        if (!frame.minimal()) {
            found.add(protocol("the length is not written in the fewest bytes (RFC 6455, section 5.2)"));
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
            found.add(protocol("a Close holds one byte, half a status (RFC 6455, section 5.5.1)"));
            return;
        }
        if (!isAllowedOnTheWire(frame.closeCode())) {
            found.add(protocol("a Close holds status " + frame.closeCode()
                    + ", which is never on the wire (RFC 6455, section 7.4)"));
        }
        byte[] payload = frame.payload();
        if (payload.length > 2
                && StrictUtf8.decode(Arrays.copyOfRange(payload, 2, payload.length))
                        .isEmpty()) {
            found.add(protocol("the reason of a Close is not UTF-8 (RFC 6455, section 5.5.1)"));
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
        return new Violation("", "protocol", message);
    }
}
