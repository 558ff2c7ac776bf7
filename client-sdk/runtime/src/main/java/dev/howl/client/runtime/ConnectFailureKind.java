package dev.howl.client.runtime;

/** The kinds of failures of {@link ClientBuilder#connect()}, and of connections for requests of an HTTP API. */
public enum ConnectFailureKind {
    /** No program listens on the port. */
    CONNECTION_REFUSED,
    /** The name of the host has no address. */
    UNKNOWN_HOST,
    /** No network leads to the host. */
    NO_ROUTE,
    /** TCP or TLS was not established in time. */
    CONNECT_TIMEOUT,
    /** The server did not answer the handshake, or sent no first message, in time. */
    HANDSHAKE_TIMEOUT,
    /** The server's certificate has expired or is not valid yet. */
    CERTIFICATE_DATE,
    /** The server's certificate is for other hosts. */
    CERTIFICATE_HOST,
    /** The issuer of the server's certificate is not trusted. */
    CERTIFICATE_ISSUER,
    /** The server does not answer with TLS, although the URI is {@code wss:} or {@code https:}. */
    NOT_TLS,
    /** The server expects TLS, although the URI is {@code ws:} or {@code http:}. */
    TLS_REQUIRED,
    /** Another failure of TLS. */
    TLS_FAILED,
    /** The server answered with an HTTP status other than 101; the cause is a {@link HandshakeRefusedException}. */
    HTTP_STATUS,
    /** The answer is not that of a WebSocket server. */
    NOT_WEBSOCKET,
    /** The answer to a request of an HTTP API is not HTTP. */
    NOT_HTTP,
    /** {@code Sec-WebSocket-Accept} does not fit the request (RFC 6455, section 4.1). */
    WRONG_ACCEPT_KEY,
    /** The server chose an extension that was not requested. */
    UNREQUESTED_EXTENSION,
    /** The server chose a subprotocol that was not requested. */
    UNREQUESTED_SUBPROTOCOL,
    /** The server refused the client, for example its token; the cause is a {@link RequestFailedException}. */
    CLIENT_REFUSED,
    /** The server closed the connection, or the client was closed by another thread. */
    CLOSED,
    /** The waiting thread was interrupted. */
    INTERRUPTED,
    /** Anything else, for example an exception of the token supplier; see the cause. */
    OTHER
}
