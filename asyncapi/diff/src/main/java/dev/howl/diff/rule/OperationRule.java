package dev.howl.diff.rule;

/** Rules about operations and replies. */
public enum OperationRule implements DescribedRule {
    REPLY_REMOVED(
            "reply-removed",
            Weight.BREAKING,
            "A request gets no reply any more. Old clients wait for it until their time is out.",
            "keep the reply"),
    REPLY_ADDED(
            "reply-added",
            Weight.SERVER_FIRST,
            "A request gets a reply. Old servers send none.",
            "update servers before clients"),
    CLIENT_REPLY_REQUIRED(
            "client-reply-required",
            Weight.BREAKING,
            "The server waits for an answer of the client that old clients do not send.",
            "add a request of its own and keep this message"),
    CLIENT_REPLY_REMOVED(
            "client-reply-removed",
            Weight.COMPATIBLE,
            "The server no longer waits for an answer of the client.",
            "nothing needs to be done"),
    REPLY_MESSAGE_ADDED(
            "reply-message-added",
            Weight.BREAKING,
            "The server answers a request with a message that old clients do not take for the reply.",
            "add a request with the new reply and keep this one"),
    REPLY_MESSAGE_REMOVED(
            "reply-message-removed",
            Weight.SERVER_FIRST,
            "The server no longer answers a request with one of its messages.",
            "update servers before clients"),
    SCOPE_REQUIRED(
            "scope-required",
            Weight.BREAKING,
            "An operation needs a scope. Tokens of old clients may not have it.",
            "require the scope for a new operation only"),
    SCOPE_REMOVED(
            "scope-removed", Weight.COMPATIBLE, "An operation needs no scope any more.", "nothing needs to be done"),
    OPERATION_PLANNED(
            "operation-planned",
            Weight.BREAKING,
            "An operation is answered with not_implemented now (x-howl-planned).",
            "keep the implementation until no client uses it"),
    OPERATION_IMPLEMENTED(
            "operation-implemented",
            Weight.SERVER_FIRST,
            "An operation is implemented now.",
            "update servers before clients"),
    ON_INVALID_STRICTER(
            "on-invalid-stricter",
            Weight.BREAKING,
            "The server closes the connection after an invalid frame that it ignored before.",
            "keep x-howl-on-invalid"),
    ON_INVALID_RELAXED(
            "on-invalid-relaxed",
            Weight.COMPATIBLE,
            "The server ignores invalid frames now.",
            "nothing needs to be done");

    // Error Prone does not recognise a record of texts and an enum as immutable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Row row;

    OperationRule(String id, Weight weight, String text, String advice) {
        this.row = new Row(id, weight, text, advice);
    }

    @Override
    public Row row() {
        return row;
    }
}
