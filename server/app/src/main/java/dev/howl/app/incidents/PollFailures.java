package dev.howl.app.incidents;

import io.netty.channel.ConnectTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.netty.http.client.PrematureCloseException;

/** The translation of the HTTP client's exceptions into reasons for operators. */
final class PollFailures {
    /** Phrases of the operating system, which the client's message surrounds with addresses and numbers. */
    private static final List<String> SYSTEM_PHRASES =
            List.of("Connection refused", "Connection reset", "No route to host", "Network is unreachable");

    private PollFailures() {}

    /**
     * Translates a failed request.
     *
     * @param failure the HTTP client's exception
     * @param host the dashboard's host
     * @param timeout of the whole response
     * @param maxBytes largest body that is read
     */
    static PollFailedException of(Throwable failure, String host, Duration timeout, int maxBytes) {
        Throwable cause = failure instanceof WebClientRequestException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (cause instanceof TimeoutException || cause instanceof ConnectTimeoutException) {
            return new PollFailedException(
                    PollOutcome.TIMEOUT, "no complete response within " + written(timeout), failure);
        }
        if (cause instanceof DataBufferLimitException) {
            return new PollFailedException(
                    PollOutcome.TOO_LARGE, "its response is larger than " + maxBytes + " bytes", failure);
        }
        return new PollFailedException(PollOutcome.UNREACHABLE, unreachable(cause, host), failure);
    }

    private static String unreachable(Throwable cause, String host) {
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (cause instanceof UnknownHostException) {
            return "unknown host " + host;
        }
        if (cause instanceof PrematureCloseException) {
            return "it closed the connection before its response was complete";
        }
        if (cause instanceof SSLException) {
            return "TLS failed: " + message;
        }
        return SYSTEM_PHRASES.stream()
                .filter(message::contains)
                .findFirst()
                .map(said -> said.toLowerCase(Locale.ROOT))
                .orElse(message);
    }

    private static String written(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
