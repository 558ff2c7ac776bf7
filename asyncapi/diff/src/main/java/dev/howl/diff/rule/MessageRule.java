package dev.howl.diff.rule;

/** Rules about messages. */
public enum MessageRule implements DescribedRule {
    TO_SERVER_MESSAGE_REMOVED(
            "to-server-message-removed",
            Weight.BREAKING,
            "Clients may no longer send a message. The new server refuses it from old clients.",
            "keep the message and answer it with an error that says what to use"),
    TO_SERVER_MESSAGE_ADDED(
            "to-server-message-added",
            Weight.SERVER_FIRST,
            "Clients may send a new message. Old servers refuse it.",
            "update servers before clients"),
    TO_CLIENT_MESSAGE_REMOVED(
            "to-client-message-removed",
            Weight.BREAKING,
            "The server no longer sends a message. Old clients wait for it in vain.",
            "keep sending the message until no client needs it"),
    TO_CLIENT_MESSAGE_ADDED(
            "to-client-message-added",
            Weight.COMPATIBLE,
            "The server sends a new message. Old clients receive it as an unknown message.",
            "nothing needs to be done"),
    TO_CLIENT_MESSAGE_AMBIGUOUS(
            "to-client-message-ambiguous",
            Weight.BREAKING,
            "The server sends a new message that old clients take for another one.",
            "give the message a constant that the others do not have"),
    TO_SERVER_ROUTING_CHANGED(
            "to-server-routing-changed",
            Weight.BREAKING,
            "The new server may take a message of old clients for another message.",
            "require a property with a constant of its own in each message"),
    TO_CLIENT_ROUTING_CHANGED(
            "to-client-routing-changed",
            Weight.BREAKING,
            "Old clients may take a message of the new server for another message.",
            "require a property with a constant of its own in each message"),
    CONTENT_TYPE_CHANGED(
            "content-type-changed",
            Weight.BREAKING,
            "A message has another content type. Its frames are read in another way.",
            "add a message with the new content type and keep this one"),
    CONTENT_TYPE_RENAMED(
            "content-type-renamed",
            Weight.COMPATIBLE,
            "A message has another content type of JSON. Its frames are the same.",
            "nothing needs to be done"),
    SCHEMA_FORMAT_CHANGED(
            "schema-format-changed",
            Weight.BREAKING,
            "The schema of a message is in another format that is not compared.",
            "keep the format, or compare with the tools of the format"),
    OPAQUE_SCHEMA_CHANGED(
            "opaque-schema-changed",
            Weight.BREAKING,
            "The schema of a message changed in a format that is not compared, such as Avro.",
            "compare the schemas with the tools of the format"),
    CORRELATION_CHANGED(
            "correlation-changed",
            Weight.BREAKING,
            "The correlation id is in another place, or gone. Old clients look for it in the old one.",
            "keep the property and copy the id into it"),
    CORRELATION_ADDED(
            "correlation-added", Weight.COMPATIBLE, "A message has a correlation id now.", "nothing needs to be done"),
    ROLE_CHANGED(
            "role-changed",
            Weight.BREAKING,
            "The runtime treats a message in another way (x-howl-role).",
            "add a message with the role and keep this one"),
    TO_SERVER_DEFAULT_CHANGED(
            "to-server-default-changed",
            Weight.BREAKING,
            "An absent property means another value. Old clients that leave it out mean the old one.",
            "keep the default, or add a property"),
    TO_CLIENT_DEFAULT_CHANGED(
            "to-client-default-changed",
            Weight.BREAKING,
            "An absent property means another value. Old clients read the old one.",
            "always write the property, or add another one"),
    TO_SERVER_DEFAULT_REMOVED(
            "to-server-default-removed",
            Weight.BREAKING,
            "An absent property has no meaning any more. Old clients rely on the default.",
            "keep the default"),
    TO_CLIENT_DEFAULT_REMOVED(
            "to-client-default-removed",
            Weight.SERVER_FIRST,
            "An absent property has no default any more.",
            "update servers before clients"),
    DEFAULT_ADDED(
            "default-added", Weight.COMPATIBLE, "An absent property has a default now.", "nothing needs to be done"),
    ENVELOPE_CHANGED(
            "envelope-changed",
            Weight.SOURCE,
            "Handlers see another part of the frames (x-howl-envelope).",
            "keep the envelope");

    // Error Prone does not recognise a record of texts and an enum as immutable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Row row;

    MessageRule(String id, Weight weight, String text, String advice) {
        this.row = new Row(id, weight, text, advice);
    }

    @Override
    public Row row() {
        return row;
    }
}
