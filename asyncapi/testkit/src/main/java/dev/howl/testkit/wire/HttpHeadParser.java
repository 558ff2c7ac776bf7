package dev.howl.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** An incremental parser of the head of an HTTP/1.1 message. Not thread-safe. */
public final class HttpHeadParser {
    /** Most bytes of a head. */
    public static final int MAX_HEAD = 64 * 1024;

    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int matched;

    /**
     * Takes bytes up to the end of the head.
     *
     * @return the number of bytes taken; fewer than {@code count} if the head has ended or is too long
     */
    public int accept(byte[] source, int offset, int count) {
        int taken = 0;
        while (taken < count && !isComplete() && !isTooLong()) {
            byte next = source[offset + taken++];
            bytes.write(next);
            matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
        }
        return taken;
    }

    /** Returns {@code true} if the empty line after the head has arrived. */
    public boolean isComplete() {
        return matched == END.length;
    }

    /** Returns {@code true} if the head exceeds {@link #MAX_HEAD}. */
    public boolean isTooLong() {
        return bytes.size() > MAX_HEAD;
    }

    /** Returns the head, empty until it is complete. */
    public Optional<HttpHead> head() {
        if (!isComplete()) {
            return Optional.empty();
        }
        byte[] all = bytes.toByteArray();
        return Optional.of(HttpHead.parse(Arrays.copyOf(all, all.length - END.length)));
    }
}
