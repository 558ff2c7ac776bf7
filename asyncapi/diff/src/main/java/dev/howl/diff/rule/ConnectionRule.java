package dev.howl.diff.rule;

/** Rules about servers, addresses and handshakes. */
public enum ConnectionRule implements DescribedRule {
    CHANNEL_REMOVED(
            "channel-removed",
            Weight.BREAKING,
            "A channel is gone. Old clients cannot connect.",
            "keep the channel until no client uses it"),
    CHANNEL_ADDED(
            "channel-added",
            Weight.SERVER_FIRST,
            "A channel is new. Old servers do not have it.",
            "update servers before clients"),
    CHANNEL_ADDRESS_CHANGED(
            "channel-address-changed",
            Weight.BREAKING,
            "A channel has another address. Old clients connect to the old one.",
            "keep the old address and add a channel with the new one"),
    CHANNEL_PROTOCOL_CHANGED(
            "channel-protocol-changed",
            Weight.BREAKING,
            "A channel is carried by another protocol. Old clients use the old one.",
            "add a channel for the new protocol and keep this one"),
    PARAMETER_DEFAULT_CHANGED(
            "parameter-default-changed",
            Weight.BREAKING,
            "A parameter of the address has another default. Old clients mean the old one.",
            "keep the default, or let clients always send the value"),
    PARAMETER_DEFAULT_REMOVED(
            "parameter-default-removed",
            Weight.BREAKING,
            "A parameter of the address has no default any more. Old clients rely on it.",
            "keep the default"),
    PARAMETER_DEFAULT_ADDED(
            "parameter-default-added",
            Weight.COMPATIBLE,
            "A parameter of the address has a default now.",
            "nothing needs to be done"),
    PARAMETER_RENAMED(
            "parameter-renamed",
            Weight.SOURCE,
            "A parameter of the address has another name. The wire is the same, the accessors of the generated session are not.",
            "keep the name"),
    WS_METHOD_CHANGED(
            "ws-method-changed", Weight.BREAKING, "The handshake uses another HTTP method.", "keep the method"),
    SERVER_REMOVED(
            "server-removed",
            Weight.BREAKING,
            "A server is gone. Old clients connect to it.",
            "keep the server and mark it as deprecated in its description"),
    SERVER_ADDED("server-added", Weight.COMPATIBLE, "A server is new.", "nothing needs to be done"),
    SERVER_HOST_CHANGED(
            "server-host-changed",
            Weight.BREAKING,
            "A server has another host. Old clients connect to the old one.",
            "add a server with the new host and keep this one"),
    SERVER_PATHNAME_CHANGED(
            "server-pathname-changed",
            Weight.BREAKING,
            "A server has another path. Old clients connect to the old one.",
            "add a server with the new path and keep this one"),
    SERVER_PROTOCOL_CHANGED(
            "server-protocol-changed",
            Weight.BREAKING,
            "A server uses another protocol. Old clients use the old one.",
            "add a server with the new protocol and keep this one"),
    SERVER_VARIABLE_CHANGED(
            "server-variable-changed",
            Weight.BREAKING,
            "A variable of a server loses a value or its default, or is new without a default.",
            "keep the values and the default"),
    SERVER_VARIABLE_EXTENDED(
            "server-variable-extended",
            Weight.COMPATIBLE,
            "A variable of a server has more values.",
            "nothing needs to be done"),
    SECURITY_REQUIRED(
            "security-required",
            Weight.BREAKING,
            "A server or an operation accepts fewer credentials. Old clients may have none that are accepted.",
            "keep the old scheme as an alternative"),
    SECURITY_RELAXED(
            "security-relaxed",
            Weight.SERVER_FIRST,
            "A server or an operation accepts more credentials, or none are required any more.",
            "update servers before clients"),
    SECURITY_SCHEME_CHANGED(
            "security-scheme-changed",
            Weight.BREAKING,
            "A security scheme of the same name takes credentials in another way.",
            "add a scheme of another name as an alternative"),
    SECURITY_SCOPES_ADDED(
            "security-scopes-added",
            Weight.BREAKING,
            "A credential needs more scopes. Tokens of old clients may not have them.",
            "require the scope for new operations only"),
    SECURITY_SCOPES_REMOVED(
            "security-scopes-removed",
            Weight.COMPATIBLE,
            "A credential needs fewer scopes.",
            "nothing needs to be done"),
    VIEW_CHANGED(
            "view-changed",
            Weight.COMPATIBLE,
            "The document describes the other side now. Its actions are compared as those of the server.",
            "check that --view is what you mean");

    // Error Prone does not recognise a record of texts and an enum as immutable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Row row;

    ConnectionRule(String id, Weight weight, String text, String advice) {
        this.row = new Row(id, weight, text, advice);
    }

    @Override
    public Row row() {
        return row;
    }
}
