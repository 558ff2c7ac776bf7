package dev.howl.runtime;

/** Close codes of RFC 6455, section 7.4.1, and those that Howl adds in the range for applications. */
public final class CloseCodes {
    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;
    /** Never sent: what a client reports when the Close frame itself is missing. */
    public static final int ABNORMAL = 1006;

    public static final int INVALID_PAYLOAD = 1007;
    public static final int POLICY_VIOLATION = 1008;
    public static final int TOO_BIG = 1009;
    public static final int INTERNAL_ERROR = 1011;
    /** Nothing was heard for the idle time-out. */
    public static final int IDLE = 4000;
    /** The reader fell off the window: connect again and resume. */
    public static final int LAGGING = 4001;
    /** The token expired or was revoked. */
    public static final int TOKEN_EXPIRED = 4003;

    private CloseCodes() {}
}
