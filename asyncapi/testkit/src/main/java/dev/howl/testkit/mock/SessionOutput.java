package dev.howl.testkit.mock;

import dev.howl.instances.FrameContent;
import dev.howl.testkit.mock.MockEvent.Kind;
import dev.howl.testkit.socket.SocketPeer;
import dev.howl.testkit.wire.Opcode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages that a mock sends on one connection, on their way through misbehaviour. Thread-safe; never blocks. */
final class SessionOutput {
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(1);

    private final LiveChannel channel;
    private final SocketPeer peer;
    /** Messages that wait for the next one. Guarded by {@code this}. */
    private final List<Sending> held = new ArrayList<>();

    /** A message on its way. */
    private record Sending(ControlFrames.Control control, List<Misbehaviour> left, int copies) {}

    SessionOutput(LiveChannel channel, SocketPeer peer) {
        this.channel = channel;
        this.peer = peer;
    }

    /**
     * Sends a message, with the misbehaviour that was asked for and that of the mock's faults.
     *
     * @param cause id of the request that it answers; {@code null} if it answers none
     */
    void send(ControlFrames.Control control, @Nullable String cause, List<Misbehaviour> asked) {
        List<Misbehaviour> all = new ArrayList<>(asked);
        all.addAll(channel.faults().of(control.message().id(), cause));
        proceed(new Sending(control, all, 1));
    }

    void close(int code, String reason) {
        event(Kind.SENT, null, "Close " + code);
        peer.close(code, reason);
    }

    void goSilent() {
        event(Kind.FAULT, null, "half-open: nothing is sent any more");
        peer.goSilent();
    }

    void reset() {
        event(Kind.FAULT, null, "reset");
        peer.reset();
    }

    private void proceed(Sending sending) {
        if (sending.left.isEmpty()) {
            write(sending);
            return;
        }
        Misbehaviour next = sending.left.get(0);
        List<Misbehaviour> rest = sending.left.subList(1, sending.left.size());
        Sending after = new Sending(sending.control, rest, sending.copies);
        if (next instanceof Misbehaviour.Delay delay) {
            channel.later(delay.time(), () -> proceed(after));
        } else if (next instanceof Misbehaviour.Duplicate) {
            proceed(new Sending(sending.control, rest, 2));
        } else if (next instanceof Misbehaviour.Reorder) {
            hold(after);
        } else if (next instanceof Misbehaviour.Invalid invalid) {
            proceed(new Sending(mutant(sending.control, invalid.keyword()), rest, sending.copies));
        } else {
            instead(next, sending.control);
        }
    }

    private void instead(Misbehaviour next, ControlFrames.Control control) {
        if (next instanceof Misbehaviour.Drop) {
            event(Kind.FAULT, control, "dropped");
        } else if (next instanceof Misbehaviour.Close close) {
            close(close.code(), "");
        } else if (next instanceof Misbehaviour.HalfOpen) {
            goSilent();
        } else if (next instanceof Misbehaviour.Truncate) {
            event(Kind.FAULT, control, "truncated: half of the frame, then the end of the connection");
            peer.truncate(opcode(control.content()), control.content().bytes());
        }
    }

    private ControlFrames.Control mutant(ControlFrames.Control control, String keyword) {
        FrameContent changed = channel.contents()
                .mutant(control.message(), control.content(), keyword)
                .orElse(null);
        if (changed == null) {
            event(Kind.FAULT, control, "cannot be made to violate " + keyword + ", so it is sent as it is");
            return control;
        }
        event(Kind.FAULT, control, "violates " + keyword);
        return new ControlFrames.Control(control.message(), changed);
    }

    private synchronized void hold(Sending sending) {
        event(Kind.FAULT, sending.control, "waits for the next message");
        held.add(sending);
        channel.later(LONGEST_HOLD, () -> release(sending));
    }

    private synchronized void release(Sending sending) {
        if (held.remove(sending)) {
            proceed(sending);
        }
    }

    private synchronized void write(Sending sending) {
        FrameContent content = sending.control.content();
        for (int i = 0; i < sending.copies; i++) {
            event(Kind.SENT, sending.control, shown(content));
            if (!peer.send(opcode(content), content.bytes())) {
                return;
            }
        }
        List.copyOf(held).forEach(this::release);
    }

    static String shown(FrameContent content) {
        return content.isBinary() ? content.bytes().length + " bytes" : content.text();
    }

    private static int opcode(FrameContent content) {
        return content.isBinary() ? Opcode.BINARY : Opcode.TEXT;
    }

    private void event(Kind kind, ControlFrames.@Nullable Control control, String text) {
        channel.event(
                kind, peer.number(), control == null ? null : control.message().id(), text);
    }
}
