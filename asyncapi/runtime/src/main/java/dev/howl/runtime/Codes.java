package dev.howl.runtime;

/**
 * Error codes that the runtimes and the HTTP interfaces use by themselves. A contract with an error message lists the
 * codes that its clients can receive in {@code x-howl-errors}.
 */
public final class Codes {
    public static final String BAD_JSON = "bad_json";
    public static final String UNKNOWN_TYPE = "unknown_type";
    public static final String SCHEMA_VIOLATION = "schema_violation";
    public static final String BINARY_NOT_SUPPORTED = "binary_not_supported";
    public static final String NOT_CONNECTED = "not_connected";
    public static final String WRONG_ID = "wrong_id";
    public static final String UNKNOWN_TOPIC = "unknown_topic";
    public static final String KEY_REQUIRED = "key_required";
    public static final String UNKNOWN_KEY = "unknown_key";
    public static final String TOO_MANY_SUBSCRIPTIONS = "too_many_subscriptions";
    public static final String RATE_LIMITED = "rate_limited";
    public static final String UNAUTHENTICATED = "unauthenticated";
    public static final String FORBIDDEN = "forbidden";
    public static final String NOT_FOUND = "not_found";
    public static final String CONFLICT = "conflict";
    public static final String UNAVAILABLE = "unavailable";
    public static final String NOT_IMPLEMENTED = "not_implemented";
    public static final String INTERNAL = "internal";

    private Codes() {}
}
