package dev.howl.runtime;

/** WebSocket close codes: those of RFC 6455, section 7.4.1, and Howl's own in the private range 4000–4999 (7.4.2). */
public final class CloseCodes {
    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;
    /** The peer does not accept this kind of data, for example a binary message. */
    public static final int UNSUPPORTED_DATA = 1003;
    /** Never sent: reported locally when the connection ended without a Close frame. */
    public static final int ABNORMAL = 1006;

    public static final int INVALID_PAYLOAD = 1007;
    public static final int POLICY_VIOLATION = 1008;
    public static final int TOO_BIG = 1009;
    public static final int INTERNAL_ERROR = 1011;
    /** The server restarts. */
    public static final int SERVICE_RESTART = 1012;

    /** No frame arrived within the idle timeout. */
    public static final int IDLE = 4000;
    /** The subscriber lagged until its next event had left the window; the client reconnects and resumes. */
    public static final int LAGGING = 4001;
    /** The session's token has expired or was revoked. */
    public static final int TOKEN_EXPIRED = 4003;

    private CloseCodes() {}
}
