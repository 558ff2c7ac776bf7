package dev.howl.server.transport;

/** The receiver of decoded frames. A {@link FrameReader} calls it on the event loop of the connection. */
interface FrameSink {

    /** Called when the header of a valid frame was read, before its payload. */
    void frame();

    /**
     * Called with a complete text message.
     *
     * @param utf8 its payload, not yet checked to be UTF-8
     */
    void text(byte[] utf8);

    /** Called with a complete binary message. */
    void binary(byte[] payload);

    /**
     * Called for a frame that is read for nothing: a Pong, or a fragment that is smaller than the peer had reason to
     * send.
     */
    void idle();

    /** Called with the payload of a Ping. */
    void ping(byte[] payload);

    /**
     * Called when the peer's Close was read.
     *
     * @param code its close code; 1005 if the frame has none
     */
    void close(int code);

    /**
     * Called when the peer broke the protocol or exceeded a limit. The reader discards everything but a Close
     * afterwards.
     */
    void violation(int closeCode, String reason);
}
