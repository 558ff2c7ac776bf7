package dev.howl.server.http;

import io.netty.buffer.ByteBuf;

/** The part of a request that the next bytes of a connection belong to. */
enum RequestProgress {
    /** The request line or a header line: at most one line is passed on. */
    HEAD,
    /** A body of a known length. */
    BODY,
    /** A body in chunks. It ends with the end of a line, and so at most one line is passed on, if binary data has any. */
    CHUNKS,
    /** The request is complete, its answer is not: nothing is passed on. */
    COMPLETE,
    /** The connection accepts no request any more. */
    DISCARDED;

    private static final byte LINE_FEED = '\n';

    /** Returns how many of the received bytes may be passed on at once; 0 for none. */
    int slice(ByteBuf received, long bodyBytes) {
        return switch (this) {
            case HEAD, CHUNKS -> {
                int line = received.bytesBefore(LINE_FEED);
                yield line < 0 ? received.readableBytes() : line + 1;
            }
            case BODY -> (int) Math.min(bodyBytes, received.readableBytes());
            case COMPLETE, DISCARDED -> 0;
        };
    }
}
