package dev.howl.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Finds the end of an HTTP head in a stream of bytes; not for use by several threads. */
public final class HttpHeadParser {
    /** A longer head is none. */
    public static final int MAX_HEAD = 64 * 1024;

    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int matched;

    /**
     * Takes bytes up to the end of the head.
     *
     * @return how many were taken: fewer than {@code count} only where the head has ended
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

    /** Whether the empty line has been seen. */
    public boolean isComplete() {
        return matched == END.length;
    }

    /** Whether this cannot be a head any more. */
    public boolean isTooLong() {
        return bytes.size() > MAX_HEAD;
    }

    /** The head, empty until it is complete. */
    public Optional<HttpHead> head() {
        if (!isComplete()) {
            return Optional.empty();
        }
        byte[] all = bytes.toByteArray();
        return Optional.of(HttpHead.parse(Arrays.copyOf(all, all.length - END.length)));
    }
}
