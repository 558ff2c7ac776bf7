package dev.howl.testkit.conformance.client;

import dev.howl.runtime.Direction;
import dev.howl.testkit.FrameRules;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.StrictUtf8;
import dev.howl.testkit.wire.WireFrame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** The frames of the server, joined to messages and checked against RFC 6455. Not thread-safe. */
final class FrameJoiner {
    /** Largest message that is kept, in bytes. */
    static final int MAX_MESSAGE = 4 * 1024 * 1024;

    private static final int NONE = -1;

    private final Consumer<Received> sink;
    private ByteArrayOutputStream message = new ByteArrayOutputStream();
    private int open = NONE;
    private boolean tooLong;
    private boolean closed;

    FrameJoiner(Consumer<Received> sink) {
        this.sink = sink;
    }

    /** Returns whether the server has sent a Close. */
    boolean isClosed() {
        return closed;
    }

    void accept(WireFrame frame) {
        FrameRules.check(Direction.TO_CLIENT, frame).forEach(found -> fault(WireFault.Kind.FRAMING, found.message()));
        if (closed) {
            fault(WireFault.Kind.FRAMING, "a frame follows a Close (RFC 6455, section 5.5.1)");
            return;
        }
        switch (frame.opcode()) {
            case Opcode.CLOSE -> {
                closed = true;
                sink.accept(new Received.End(frame.closeCode(), frame.closeReason()));
            }
            case Opcode.PONG -> sink.accept(new Received.Pong(frame.text()));
            case Opcode.TEXT, Opcode.BINARY, Opcode.CONTINUATION -> data(frame);
            default -> {
                // A Ping is answered by the connection; reserved opcodes have been reported.
            }
        }
    }

    private void data(WireFrame frame) {
        if (frame.opcode() == Opcode.CONTINUATION && open == NONE) {
            fault(WireFault.Kind.FRAMING, "a continuation frame without a message to continue (RFC 6455, section 5.4)");
            return;
        }
        if (frame.opcode() != Opcode.CONTINUATION) {
            if (open != NONE) {
                fault(WireFault.Kind.FRAMING, "a new message begins inside a fragmented one (RFC 6455, section 5.4)");
            }
            open = frame.opcode();
            message = new ByteArrayOutputStream();
            tooLong = false;
        }
        tooLong |= frame.cut() || message.size() + frame.length() > MAX_MESSAGE;
        if (!tooLong) {
            message.writeBytes(frame.payload());
        }
        if (frame.fin()) {
            end();
        }
    }

    private void end() {
        byte[] bytes = message.toByteArray();
        int opcode = open;
        open = NONE;
        message = new ByteArrayOutputStream();
        if (tooLong) {
            fault(WireFault.Kind.FLOOD, "a message of more than " + MAX_MESSAGE + " bytes was not looked at");
        } else if (opcode == Opcode.BINARY) {
            sink.accept(new Received.Binary(bytes));
        } else {
            Optional<String> text = StrictUtf8.decode(bytes);
            if (text.isEmpty()) {
                fault(WireFault.Kind.UTF_8, "a text message is not valid UTF-8 (RFC 6455, section 8.1)");
            }
            sink.accept(new Received.Text(text.orElseGet(() -> new String(bytes, StandardCharsets.UTF_8))));
        }
    }

    private void fault(WireFault.Kind kind, String sentence) {
        sink.accept(new Received.Fault(new WireFault(kind, sentence)));
    }
}
