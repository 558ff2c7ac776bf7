package dev.howl.client.runtime;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * The failure of an attempt to connect in words: what happened, and what to do.
 *
 * @param text continues "cannot connect to …: "
 */
record FailureSentence(ConnectFailureKind kind, String text) {
    private static final String DATES = "its certificate has expired or is not valid yet; renew it, or set the clock: ";
    /** The first byte of a TLS alert, which stands in the place of an HTTP status line. */
    private static final char TLS_ALERT = '\u0015';

    /** Returns the sentence for a failure. */
    static FailureSentence of(URI uri, Throwable failure) {
        if (failure instanceof HandshakeRefusedException refused) {
            return new FailureSentence(ConnectFailureKind.HTTP_STATUS, refused.getMessage() + status(refused.status()));
        }
        if (failure instanceof HandshakeDefect violation) {
            return new FailureSentence(
                    violation.kind(),
                    "the answer breaks RFC 6455: " + violation.getMessage() + "; check the path and the proxies");
        }
        if (failure instanceof RequestFailedException refused) {
            return new FailureSentence(
                    ConnectFailureKind.CLIENT_REFUSED,
                    "the server refused the client with '" + refused.code() + "': " + refused.getMessage()
                            + "; check the token");
        }
        if (failure instanceof ConnectionLostException || failure instanceof ConnectionClosedException) {
            return new FailureSentence(ConnectFailureKind.CLOSED, String.valueOf(failure.getMessage()));
        }
        if (failure instanceof SSLException) {
            return tls(uri, failure);
        }
        return has(failure, ProtocolException.class)
                ? notHttp(uri, failure)
                : network(uri, failure)
                        .orElseGet(() -> new FailureSentence(ConnectFailureKind.OTHER, failure.toString()));
    }

    private static String status(int status) {
        return switch (status) {
            case 401 -> "; give a valid token";
            case 403 -> "; the token, the origin or the host is not allowed";
            case 404 -> "; check the path";
            case 200, 426 -> "; nothing at this path serves WebSockets: check the path and the proxies";
            case 429, 503 -> "; try again later";
            default -> status < 400 ? "; redirects are not followed: use the new address" : "";
        };
    }

    private static Optional<FailureSentence> network(URI uri, Throwable failure) {
        String host = uri.getHost();
        if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
            return sentence(
                    ConnectFailureKind.UNKNOWN_HOST, "the host '" + host + "' is unknown; check its name and the DNS");
        }
        if (has(failure, NoRouteToHostException.class)
                || String.valueOf(failure.getMessage()).contains("unreachable")) {
            return sentence(
                    ConnectFailureKind.NO_ROUTE, "no route leads to '" + host + "'; check network and firewall");
        }
        if (has(failure, HttpConnectTimeoutException.class)) {
            return sentence(
                    ConnectFailureKind.CONNECT_TIMEOUT,
                    "the host did not accept the connection within the "
                            + (isHttp(uri) ? "request" : "connect")
                            + " time-out; check host, port and firewall");
        }
        if (has(failure, HttpTimeoutException.class)) {
            return sentence(
                    ConnectFailureKind.HANDSHAKE_TIMEOUT,
                    "the server accepted the connection and did not answer the handshake within the connect time-out;"
                            + " check that the port is that of a WebSocket server");
        }
        if (failure instanceof TimeoutException) {
            return sentence(ConnectFailureKind.HANDSHAKE_TIMEOUT, failure.getMessage() + "; raise connectTimeout");
        }
        if (has(failure, ConnectException.class)) {
            return sentence(
                    ConnectFailureKind.CONNECTION_REFUSED,
                    "the connection was refused: nothing listens on that port; start the server or check the port");
        }
        return Optional.empty();
    }

    private static FailureSentence tls(URI uri, Throwable failure) {
        String host = uri.getHost();
        if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
            return new FailureSentence(
                    ConnectFailureKind.CERTIFICATE_DATE,
                    DATES + innermost(failure).getMessage());
        }
        if (has(failure, CertPathBuilderException.class)) {
            return new FailureSentence(
                    ConnectFailureKind.CERTIFICATE_ISSUER,
                    "the issuer of its certificate is not trusted; give httpClient an SSLContext that trusts it");
        }
        String message = String.valueOf(failure.getMessage());
        if (has(failure, CertificateException.class)
                && (message.contains("subject alternative") || message.contains(host))) {
            return new FailureSentence(
                    ConnectFailureKind.CERTIFICATE_HOST,
                    "its certificate is not for '" + host + "'; use a name of the certificate, or renew it");
        }
        return message.toLowerCase(Locale.ROOT).contains("unrecognized ssl message")
                ? new FailureSentence(
                        ConnectFailureKind.NOT_TLS,
                        "the server does not use TLS on that port; use " + (isHttp(uri) ? "http:" : "ws:")
                                + " or another port")
                : new FailureSentence(ConnectFailureKind.TLS_FAILED, "TLS failed: " + Excerpt.of(message));
    }

    private static FailureSentence notHttp(URI uri, Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.indexOf(TLS_ALERT) >= 0) {
            return new FailureSentence(
                    ConnectFailureKind.TLS_REQUIRED,
                    "the server expects TLS on that port; use " + (isHttp(uri) ? "https:" : "wss:"));
        }
        String answer = "the answer is not HTTP: " + Excerpt.of(message) + "; check that the port is that of a ";
        return isHttp(uri)
                ? new FailureSentence(ConnectFailureKind.NOT_HTTP, answer + "Howl server")
                : new FailureSentence(ConnectFailureKind.NOT_WEBSOCKET, answer + "WebSocket server");
    }

    /** Returns whether the address is that of an HTTP API, not of a WebSocket. */
    private static boolean isHttp(URI uri) {
        return uri.getScheme().regionMatches(true, 0, "http", 0, "http".length());
    }

    private static Optional<FailureSentence> sentence(ConnectFailureKind kind, String text) {
        return Optional.of(new FailureSentence(kind, text));
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
