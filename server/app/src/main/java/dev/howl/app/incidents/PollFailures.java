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

/** Says as a person would why a request brought nothing. */
final class PollFailures {
    /** What a system says amid numbers and addresses that nobody asked for. */
    private static final List<String> OF_SYSTEMS =
            List.of("Connection refused", "Connection reset", "No route to host", "Network is unreachable");

    private PollFailures() {}

    /**
     * What became of a request.
     *
     * @param failure as the HTTP client tells it
     * @param host that was asked
     * @param timeout of the whole answer
     * @param maxBytes of its body
     */
    static PollFailedException of(Throwable failure, String host, Duration timeout, int maxBytes) {
        Throwable cause = failure instanceof WebClientRequestException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (cause instanceof TimeoutException || cause instanceof ConnectTimeoutException) {
            return new PollFailedException(PollOutcome.TIMEOUT, "no whole answer within " + written(timeout), failure);
        }
        if (cause instanceof DataBufferLimitException) {
            return new PollFailedException(
                    PollOutcome.TOO_LARGE, "it answered with more than " + maxBytes + " bytes", failure);
        }
        return new PollFailedException(PollOutcome.UNREACHABLE, unreachable(cause, host), failure);
    }

    private static String unreachable(Throwable cause, String host) {
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (cause instanceof UnknownHostException) {
            return "nobody knows the host " + host;
        }
        if (cause instanceof PrematureCloseException) {
            return "it closed the connection before its answer was whole";
        }
        if (cause instanceof SSLException) {
            return "no TLS with it: " + message;
        }
        return OF_SYSTEMS.stream()
                .filter(message::contains)
                .findFirst()
                .map(said -> said.toLowerCase(Locale.ROOT))
                .orElse(message);
    }

    private static String written(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
