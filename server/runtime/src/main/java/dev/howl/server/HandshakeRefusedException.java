package dev.howl.server;

/** Thrown to refuse a handshake with an HTTP status, from {@link ChannelListener#opening}. */
public final class HandshakeRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LEAST = 400;
    private static final int MOST = 599;

    private final int status;

    /**
     * Creates the exception.
     *
     * @param status HTTP status of the response, from 400 to 599
     * @param text body of the response, plain text shown to the client
     * @throws IllegalArgumentException for another status
     */
    public HandshakeRefusedException(int status, String text) {
        super(text, null, false, false);
        if (status < LEAST || status > MOST) {
            throw new IllegalArgumentException(
                    "the status of a refused handshake must be from " + LEAST + " to " + MOST + ", but is " + status);
        }
        this.status = status;
    }

    /** Returns the HTTP status of the response. */
    public int status() {
        return status;
    }

    /** Returns the body of the response. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
