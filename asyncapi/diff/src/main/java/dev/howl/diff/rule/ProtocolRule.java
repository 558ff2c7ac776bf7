package dev.howl.diff.rule;

/** Rules about what Howl adds to a channel: codes and heartbeat. */
public enum ProtocolRule implements DescribedRule {
    ERROR_CODE_ADDED(
            "error-code-added",
            Weight.COMPATIBLE,
            "The server may answer with a new error code. Old clients go by its flags in the frame.",
            "nothing needs to be done"),
    ERROR_CODE_REMOVED(
            "error-code-removed",
            Weight.COMPATIBLE,
            "An error code is gone. Nobody sends it any more.",
            "nothing needs to be done"),
    ERROR_RETRYABLE_CHANGED(
            "error-retryable-changed",
            Weight.BREAKING,
            "Trying again after an error has another effect than old clients assume.",
            "add an error code and keep this one"),
    ERROR_TERMINAL_CHANGED(
            "error-terminal-changed",
            Weight.BREAKING,
            "An error ends the connection now, or no longer does. Old clients assume otherwise.",
            "add an error code and keep this one"),
    CLOSE_CODE_ADDED(
            "close-code-added",
            Weight.COMPATIBLE,
            "The server may close with a new code after which clients come back, as they do after an unknown one.",
            "nothing needs to be done"),
    CLOSE_CODE_FINAL_ADDED(
            "close-code-final-added",
            Weight.BREAKING,
            "The server may close with a new code after which clients must not connect again. Old clients do, since the code is new to them.",
            "use an existing close code that is final"),
    CLOSE_CODE_REMOVED(
            "close-code-removed",
            Weight.COMPATIBLE,
            "A close code is gone. Nobody sends it any more.",
            "nothing needs to be done"),
    CLOSE_RECONNECT_CHANGED(
            "close-reconnect-changed",
            Weight.BREAKING,
            "Clients must come back after a close code, or stay away, other than old clients assume.",
            "add a close code and keep this one"),
    HEARTBEAT_ADDED(
            "heartbeat-added",
            Weight.BREAKING,
            "The server closes silent connections now. Old clients do not ping.",
            "accept clients without pings, or use protocol pings"),
    HEARTBEAT_REMOVED(
            "heartbeat-removed",
            Weight.COMPATIBLE,
            "Silent connections are no longer closed.",
            "nothing needs to be done"),
    HEARTBEAT_TOO_SHORT(
            "heartbeat-too-short",
            Weight.BREAKING,
            "The server closes connections sooner than old clients ping.",
            "keep idle-timeout longer than the old interval"),
    HEARTBEAT_CHANGED(
            "heartbeat-changed",
            Weight.COMPATIBLE,
            "Clients ping at another interval, which old clients still satisfy.",
            "nothing needs to be done");

    // Error Prone does not recognise a record of texts and an enum as immutable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Row row;

    ProtocolRule(String id, Weight weight, String text, String advice) {
        this.row = new Row(id, weight, text, advice);
    }

    @Override
    public Row row() {
        return row;
    }
}
