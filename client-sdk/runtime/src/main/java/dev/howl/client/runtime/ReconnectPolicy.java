package dev.howl.client.runtime;

import dev.howl.runtime.CloseCodes;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Whether and when to try again after an end. Knows one thing by heart: whether a fresh token was tried. Loop only. */
final class ReconnectPolicy {
    /** A server that asks for more patience than this is not believed. */
    private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(10);

    private static final String UNAUTHENTICATED = "unauthenticated";

    private final Backoff backoff;
    private final boolean freshTokens;
    private final Clock clock;
    private boolean freshTokenTried;

    /** What to do after an end. */
    sealed interface Verdict {}

    /** Try again after the delay. */
    record Retry(Duration delay) implements Verdict {}

    /** It makes no sense to try again. */
    record Stop(int code, String reason) implements Verdict {}

    /** @param freshTokens whether a token supplier can be asked for another token */
    ReconnectPolicy(Backoff backoff, boolean freshTokens, Clock clock) {
        this.backoff = backoff;
        this.freshTokens = freshTokens;
        this.clock = clock;
    }

    /** The connection was up for long enough to count as working. */
    void stable() {
        freshTokenTried = false;
    }

    /** @param attempt number of the try that would follow, 1 for the first */
    Verdict after(Disconnect end, int attempt) {
        if (end instanceof Disconnect.ByClose close) {
            return afterClose(close, attempt);
        }
        if (end instanceof Disconnect.ByRefusal refusal) {
            return afterRefusal(refusal.error(), attempt);
        }
        if (end instanceof Disconnect.ByFailure failure
                && failure.cause() instanceof HandshakeRefusedException refused) {
            return afterHandshake(refused, attempt);
        }
        return new Retry(backoff.delay(attempt));
    }

    private Verdict afterClose(Disconnect.ByClose close, int attempt) {
        Stop stop = new Stop(close.code(), close.reason());
        return switch (close.code()) {
            case CloseCodes.NORMAL, CloseCodes.POLICY_VIOLATION -> stop;
            case CloseCodes.TOKEN_EXPIRED -> withFreshToken(attempt, stop);
            default -> new Retry(backoff.delay(attempt));
        };
    }

    private Verdict afterRefusal(RequestFailedException error, int attempt) {
        Stop stop = new Stop(CloseCodes.ABNORMAL, "refused: " + error.code());
        if (error.code().equals(UNAUTHENTICATED)) {
            return withFreshToken(attempt, stop);
        }
        return error.retryable() ? new Retry(backoff.delay(attempt)) : stop;
    }

    private Verdict withFreshToken(int attempt, Stop otherwise) {
        if (!freshTokens || freshTokenTried) {
            return otherwise;
        }
        freshTokenTried = true;
        return new Retry(backoff.delay(attempt));
    }

    private Verdict afterHandshake(HandshakeRefusedException refused, int attempt) {
        Duration jitter = backoff.delay(attempt);
        return switch (refused.status()) {
            case 401, 403 -> new Stop(CloseCodes.ABNORMAL, "the handshake was refused with " + refused.status());
            // The jitter comes on top: everyone was told the same time.
            case 429, 503 -> new Retry(retryAfter(refused.retryAfter()).plus(jitter));
            default -> new Retry(jitter);
        };
    }

    /** RFC 9110, section 10.2.3: seconds, or a date. Nonsense counts as no wait. */
    private Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return Duration.ZERO;
        }
        Duration asked = header.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(header)) : untilDate(header);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(MAX_RETRY_AFTER) < 0 ? asked : MAX_RETRY_AFTER;
    }

    private Duration untilDate(String header) {
        try {
            return Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
