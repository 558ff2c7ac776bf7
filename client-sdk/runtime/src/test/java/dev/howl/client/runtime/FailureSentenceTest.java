package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures that need another network or another date, with the exceptions of the JDK. */
class FailureSentenceTest {
    private static final URI URI_OF_TEST = URI.create("wss://harbour.example/ships");

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        caused(new ConnectException(), new NoRouteToHostException("No route to host")),
                        ConnectFailureKind.NO_ROUTE,
                        "no route leads to 'harbour.example'"),
                Arguments.of(
                        new ConnectException("Network is unreachable"), ConnectFailureKind.NO_ROUTE, "check network"),
                Arguments.of(
                        new HttpConnectTimeoutException("HTTP connect timed out"),
                        ConnectFailureKind.CONNECT_TIMEOUT,
                        "check host, port and firewall"),
                Arguments.of(
                        new HttpTimeoutException("request timed out"),
                        ConnectFailureKind.HANDSHAKE_TIMEOUT,
                        "did not answer the handshake"),
                Arguments.of(
                        new TimeoutException("the server sent no first message within PT1S"),
                        ConnectFailureKind.HANDSHAKE_TIMEOUT,
                        "no first message within PT1S; raise connectTimeout"),
                Arguments.of(
                        caused(
                                new SSLHandshakeException("PKIX path validation failed"),
                                new CertPathValidatorException(
                                        "validity check failed",
                                        new CertificateExpiredException("NotAfter: Sun Mar 01 2026"))),
                        ConnectFailureKind.CERTIFICATE_DATE,
                        "NotAfter: Sun Mar 01 2026"),
                Arguments.of(
                        new SSLHandshakeException("Received fatal alert: protocol_version"),
                        ConnectFailureKind.TLS_FAILED,
                        "protocol_version"),
                Arguments.of(
                        new HandshakeRefusedException(502, null, "Bad \u0007 gateway"),
                        ConnectFailureKind.HTTP_STATUS,
                        "HTTP status 502: Bad \u0007 gateway"),
                Arguments.of(new IOException("odd"), ConnectFailureKind.OTHER, "java.io.IOException: odd"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasItsKindAndItsWords(Throwable failure, ConnectFailureKind kind, String words) {
        FailureSentence sentence = FailureSentence.of(URI_OF_TEST, failure);

        assertThat(sentence.kind()).isEqualTo(kind);
        assertThat(sentence.text()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "http://harbour.example/ships, must start with ws: or wss:",
        "ws://user:secret@harbour.example/ships, must not have user information",
        "http://user:secret@harbour.example/ships, must start with ws: or wss:",
        "ws://harbour.example/ships#secret, must not have a fragment",
        "ws:/ships, must have a host"
    })
    void aBadUriIsRefusedInWordsWithoutItsSecrets(URI uri, String words) {
        assertThatThrownBy(() -> new ClientBuilder<>(uri, ShipsContract.spec(), connection -> connection))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("secret");
    }

    @Test
    void anExcerptIsOneShortLine() {
        assertThat(Excerpt.of("a\r\n\u001b[31mb\u202e" + "x".repeat(1_000)))
                .startsWith("a [31mb?xxx")
                .hasSizeLessThan(210)
                .endsWith("…");
        assertThat(Excerpt.of(null)).isEmpty();
    }

    private static Throwable caused(Throwable failure, Throwable cause) {
        return failure.initCause(cause);
    }
}
