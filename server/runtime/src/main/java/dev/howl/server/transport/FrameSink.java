package dev.howl.server.transport;

/** What a {@link FrameReader} found. */
interface FrameSink {

    /** The header of a frame that keeps to the protocol was read. */
    void frame();

    /** A whole text message. */
    void text(byte[] utf8);

    /** The end of a binary message, whose content is not kept. */
    void binary();

    void ping(byte[] payload);

    /**
     * The peer's Close.
     *
     * @param code 1005 where it names none
     */
    void close(int code);

    /** The peer broke the protocol or a limit; the reader only looks for a Close from here on. */
    void violation(int closeCode, String reason);
}
