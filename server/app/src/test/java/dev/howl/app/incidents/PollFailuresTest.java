package dev.howl.app.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;

class PollFailuresTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                failure(
                        new ConnectException(
                                "finishConnect(..) failed with error(-111): Connection refused: /127.0.0.1:5000"),
                        PollOutcome.UNREACHABLE,
                        "connection refused"),
                failure(
                        new NoRouteToHostException("No route to host: d.example/192.0.2.1:80"),
                        PollOutcome.UNREACHABLE,
                        "no route to host"),
                failure(
                        new IOException("recvAddress(..) failed with error(-104): Connection reset by peer"),
                        PollOutcome.UNREACHABLE,
                        "connection reset"),
                failure(
                        new UnknownHostException("Failed to resolve 'd.example' [A(1), AAAA(28)] after 4 queries"),
                        PollOutcome.UNREACHABLE,
                        "unknown host d.example"),
                failure(
                        new SSLHandshakeException("the certificate has expired"),
                        PollOutcome.UNREACHABLE,
                        "TLS failed: the certificate has expired"),
                failure(
                        new ConnectTimeoutException("connection timed out after 3000 ms: d.example/192.0.2.1:80"),
                        PollOutcome.TIMEOUT,
                        "no complete response within 3 s"),
                failure(new TimeoutException(), PollOutcome.TIMEOUT, "no complete response within 3 s"),
                failure(
                        new IllegalStateException("an unexpected failure"),
                        PollOutcome.UNREACHABLE,
                        "an unexpected failure"),
                failure(new IOException(), PollOutcome.UNREACHABLE, "java.io.IOException"));
    }

    private static Arguments failure(Exception failure, PollOutcome outcome, String reason) {
        return Arguments.of(failure, outcome, reason);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void describesAFailureInPlainWords(Exception failure, PollOutcome outcome, String reason) {
        Throwable wrapped = new WebClientRequestException(
                failure, HttpMethod.GET, URI.create("http://d.example/"), HttpHeaders.EMPTY);
        for (Throwable one : new Throwable[] {failure, wrapped}) {
            PollFailedException described = PollFailures.of(one, "d.example", Duration.ofSeconds(3), 100);
            assertThat(described.outcome()).isEqualTo(outcome);
            assertThat(described.reason()).isEqualTo(reason);
        }
    }
}
