package dev.howl.client.runtime;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.Codes;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The decision whether and when to reconnect after a disconnect. Its only state is whether a fresh token was already
 * tried. Event loop only.
 */
final class ReconnectPolicy {
    /** Upper bound of a server's {@code Retry-After}. */
    private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(10);

    /**
     * Close codes that end the client with every contract: the server has done what was asked, or it refuses what the
     * client sent, which it would refuse again.
     */
    private static final Set<Integer> FINAL = Set.of(
            CloseCodes.NORMAL,
            CloseCodes.PROTOCOL_ERROR,
            CloseCodes.UNSUPPORTED_DATA,
            CloseCodes.INVALID_PAYLOAD,
            CloseCodes.POLICY_VIOLATION,
            CloseCodes.TOO_BIG);

    private final Backoff backoff;
    private final boolean freshTokens;
    private final Clock clock;
    private final Set<Integer> finalCodes;
    private boolean freshTokenTried;

    /** The decision after a disconnect. */
    sealed interface Decision {}

    /** Reconnect after a delay. */
    record Retry(Duration delay) implements Decision {}

    /** Give up: reconnecting would fail in the same way. */
    record Stop(int code, String reason) implements Decision {}

    /**
     * @param freshTokens whether there is a token supplier that can supply another token
     * @param ofContract close codes after which the contract forbids to connect again
     */
    ReconnectPolicy(Backoff backoff, boolean freshTokens, Clock clock, Set<Integer> ofContract) {
        this.backoff = backoff;
        this.freshTokens = freshTokens;
        this.clock = clock;
        this.finalCodes = Stream.concat(FINAL.stream(), ofContract.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Called when the connection has been up long enough to count as stable. */
    void stable() {
        freshTokenTried = false;
    }

    /**
     * Decides what follows a disconnect.
     *
     * @param attempt number of the attempt that would follow, 1 for the first
     */
    Decision after(Disconnect disconnect, int attempt) {
        if (disconnect instanceof Disconnect.CloseFrame close) {
            return afterClose(close, attempt);
        }
        if (disconnect instanceof Disconnect.Refusal refusal) {
            return afterRefusal(refusal.error(), attempt);
        }
        if (disconnect instanceof Disconnect.Failure failure
                && failure.cause() instanceof HandshakeRefusedException refused) {
            return afterHandshake(refused, attempt);
        }
        return new Retry(backoff.delay(attempt));
    }

    private Decision afterClose(Disconnect.CloseFrame close, int attempt) {
        Stop stop = new Stop(close.code(), close.reason());
        if (finalCodes.contains(close.code())) {
            return stop;
        }
        return close.code() == CloseCodes.TOKEN_EXPIRED
                ? withFreshToken(attempt, stop)
                : new Retry(backoff.delay(attempt));
    }

    private Decision afterRefusal(RequestFailedException error, int attempt) {
        Stop stop = new Stop(CloseCodes.ABNORMAL, "refused: " + error.code());
        if (error.code().equals(Codes.UNAUTHENTICATED)) {
            return withFreshToken(attempt, stop);
        }
        return error.retryable() ? new Retry(backoff.delay(attempt)) : stop;
    }

    private Decision withFreshToken(int attempt, Stop otherwise) {
        if (!freshTokens || freshTokenTried) {
            return otherwise;
        }
        freshTokenTried = true;
        return new Retry(backoff.delay(attempt));
    }

    private Decision afterHandshake(HandshakeRefusedException refused, int attempt) {
        Duration jitter = backoff.delay(attempt);
        return switch (refused.status()) {
            case 401, 403 -> new Stop(CloseCodes.ABNORMAL, "the handshake was refused with " + refused.status());
            // The jitter is added because every client was given the same time.
            case 429, 503 -> new Retry(retryAfter(refused.retryAfter()).plus(jitter));
            default -> new Retry(jitter);
        };
    }

    /** Parses {@code Retry-After} (RFC 9110, section 10.2.3): seconds or a date. An unreadable value means no delay. */
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
