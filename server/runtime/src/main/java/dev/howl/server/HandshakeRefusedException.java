package dev.howl.server;

/** Refuses a handshake with a status of HTTP. */
public final class HandshakeRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LEAST = 400;
    private static final int MOST = 599;

    private final int status;

    /**
     * @param status from 400 to 599
     * @param text the answer's body, as plain text
     */
    public HandshakeRefusedException(int status, String text) {
        super(text, null, false, false);
        if (status < LEAST || status > MOST) {
            throw new IllegalArgumentException(
                    "a handshake is refused with a status from " + LEAST + " to " + MOST + ", not with " + status);
        }
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The answer's body. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
