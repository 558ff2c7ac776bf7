package dev.howl.server.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.window.Offset;
import dev.howl.server.window.ReadResult;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber that asserts its contract: each event follows the one before it, unless a gap came first. The frame of an
 * event is its position, {@code epoch:seq;}.
 */
final class Witness implements Subscriber {
    private final boolean closesWhenLagging;
    private @Nullable Offset last;
    private boolean writable = true;
    private boolean closed;
    private int events;
    private int gaps;
    private int remainingWrites = Integer.MAX_VALUE;

    Witness(boolean closesWhenLagging) {
        this.closesWhenLagging = closesWhenLagging;
    }

    void placed(CursorPlacement placed) {
        last = placed.cursor().offset();
    }

    /** Accepts that many more writes, then stops being writable. */
    void takes(int writes) {
        writable = writes > 0;
        remainingWrites = writes;
    }

    @Override
    public boolean isWritable() {
        return writable && !closed;
    }

    @Override
    public boolean offer(ByteBuf frames) {
        if (!isWritable()) {
            return false;
        }
        String[] positions = frames.toString(StandardCharsets.US_ASCII).split(";", 0);
        for (String position : positions) {
            String[] parts = position.split(":", 2);
            Offset head = new Offset(parts[0], Long.parseLong(parts[1]));
            Offset before = java.util.Objects.requireNonNull(last);
            assertThat(head).isEqualTo(new Offset(before.epoch(), before.seq() + 1));
            last = head;
            events++;
        }
        if (--remainingWrites == 0) {
            writable = false;
        }
        return true;
    }

    @Override
    public boolean lost(ReadResult.Lost lost) {
        Offset before = java.util.Objects.requireNonNull(last);
        gaps++;
        assertThat(isWritable()).isTrue();
        if (lost.reason() == ReadResult.Reason.TRIMMED) {
            assertThat(lost.resumeAt().epoch()).isEqualTo(before.epoch());
            assertThat(lost.resumeAt().seq()).isGreaterThan(before.seq());
            closed = closesWhenLagging;
        } else {
            assertThat(lost.resumeAt().epoch()).isNotEqualTo(before.epoch());
        }
        last = lost.resumeAt();
        return !closed;
    }

    Offset last() {
        return java.util.Objects.requireNonNull(last);
    }

    boolean isClosed() {
        return closed;
    }

    int events() {
        return events;
    }

    int gaps() {
        return gaps;
    }
}
