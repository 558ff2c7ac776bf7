package dev.howl.diff.compare;

import dev.howl.diff.DiffRule;
import dev.howl.diff.rule.MessageRule;
import dev.howl.diff.rule.OperationRule;
import dev.howl.diff.rule.ProtocolRule;
import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions.CloseCode;
import dev.howl.model.ChannelExtensions.ErrorCode;
import dev.howl.model.ChannelExtensions.Heartbeat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of the codes of a channel, of its heartbeat, and of what it does with frames. */
final class CodesComparison {
    private static final String CLOSE_1008 = "close-1008";

    private final Both both;
    private final Channel old;
    private final Channel now;
    private final String who;

    CodesComparison(Both both, Channel old, Channel now) {
        this.both = both;
        this.old = old;
        this.now = now;
        this.who = "channel '" + now.id() + "': ";
    }

    void compare() {
        errors(old.howl().errors(), now.howl().errors());
        closeCodes(old.howl().closeCodes(), now.howl().closeCodes());
        heartbeat(old.howl().heartbeat(), now.howl().heartbeat());
        if (!Objects.equals(old.howl().envelope(), now.howl().envelope())) {
            report(
                    MessageRule.ENVELOPE_CHANGED,
                    "x-howl-envelope",
                    "envelope " + old.howl().envelope() + " before, "
                            + now.howl().envelope() + " now");
        }
        String before = Objects.requireNonNullElse(old.howl().onInvalid(), CLOSE_1008);
        String after = Objects.requireNonNullElse(now.howl().onInvalid(), CLOSE_1008);
        if (!before.equals(after)) {
            report(
                    after.equals(CLOSE_1008) ? OperationRule.ON_INVALID_STRICTER : OperationRule.ON_INVALID_RELAXED,
                    "x-howl-on-invalid",
                    "on-invalid " + before + " before, " + after + " now");
        }
    }

    /** @param field the extension, and below it a key if there is one, as {@code x-howl-errors/conflict} */
    private void report(DiffRule rule, String field, String message) {
        both.report(rule, place(true, old, field), place(false, now, field), who + message);
    }

    private @Nullable Place place(boolean isOld, Channel channel, String field) {
        Place place = both.place(isOld, channel, channel.location());
        return place == null
                ? null
                : place.fields(both.document(isOld).linked().origins().of(channel), field);
    }

    private void errors(Map<String, ErrorCode> before, Map<String, ErrorCode> after) {
        before.forEach((code, error) -> {
            String field = "x-howl-errors/" + code;
            String words = "error code '" + code + "' ";
            ErrorCode same = after.get(code);
            if (same == null) {
                report(ProtocolRule.ERROR_CODE_REMOVED, field, words + "is gone");
                return;
            }
            if (error.retryable() != same.retryable()) {
                report(
                        ProtocolRule.ERROR_RETRYABLE_CHANGED,
                        field,
                        words + (same.retryable() ? "may be retried now" : "may not be retried any more"));
            }
            if (!error.terminal().equals(same.terminal())) {
                report(
                        ProtocolRule.ERROR_TERMINAL_CHANGED,
                        field,
                        words + "terminal " + error.terminal() + " before, " + same.terminal() + " now");
            }
        });
        after.keySet().stream()
                .filter(code -> !before.containsKey(code))
                .forEach(code -> report(
                        ProtocolRule.ERROR_CODE_ADDED, "x-howl-errors/" + code, "error code '" + code + "' is new"));
    }

    private void closeCodes(Map<Integer, CloseCode> before, Map<Integer, CloseCode> after) {
        before.forEach((code, close) -> {
            CloseCode same = after.get(code);
            String field = "x-howl-close-codes/" + code;
            if (same == null) {
                report(ProtocolRule.CLOSE_CODE_REMOVED, field, "close code " + code + " is gone");
            } else if (close.reconnect() != same.reconnect()) {
                report(
                        ProtocolRule.CLOSE_RECONNECT_CHANGED,
                        field,
                        "after close code " + code + " clients " + (same.reconnect() ? "come back" : "stay away")
                                + " now");
            }
        });
        after.forEach((code, close) -> {
            if (!before.containsKey(code)) {
                report(
                        close.reconnect() ? ProtocolRule.CLOSE_CODE_ADDED : ProtocolRule.CLOSE_CODE_FINAL_ADDED,
                        "x-howl-close-codes/" + code,
                        "close code " + code + " is new");
            }
        });
    }

    private void heartbeat(@Nullable Heartbeat before, @Nullable Heartbeat after) {
        if (Objects.equals(before, after)) {
            return;
        }
        String field = "x-howl-heartbeat";
        if (before == null) {
            report(ProtocolRule.HEARTBEAT_ADDED, field, "silent connections are closed now");
        } else if (after == null) {
            report(ProtocolRule.HEARTBEAT_REMOVED, field, "silent connections are not closed any more");
        } else {
            boolean tooShort = after.idleTimeout().compareTo(before.interval()) <= 0;
            report(
                    tooShort ? ProtocolRule.HEARTBEAT_TOO_SHORT : ProtocolRule.HEARTBEAT_CHANGED,
                    field,
                    "interval " + before.interval() + " and idle-timeout " + before.idleTimeout() + " before, "
                            + after.interval() + " and " + after.idleTimeout() + " now");
        }
    }
}
