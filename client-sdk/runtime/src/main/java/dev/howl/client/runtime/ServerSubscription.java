package dev.howl.client.runtime;

import dev.howl.runtime.Frame;
import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import dev.howl.runtime.Role;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The subscription to one topic and key at the server. It subscribes after the last event that its subscribers were
 * given, checks that the sequence numbers of received events are contiguous, and subscribes again if they are not.
 * Event loop only.
 *
 * <p>The server confirms with the position after which it sends events. If that is not the requested position, it also
 * sends a gap with the reason. Until the gap arrives, events are checked against the requested position, so that none
 * is skipped unnoticed.
 */
final class ServerSubscription {
    private final TopicKey topicKey;
    private final Context context;
    private final DeliveryListener listener;

    private Stage stage = Stage.OFFLINE;
    /** Position of the event before the one expected next. */
    private @Nullable Position last;
    /** Position of the newest event seen; it stays ahead of {@link #last} while older events are received again. */
    private @Nullable Position newest;
    /** The confirmed position, if it is not the requested one and the gap that explains it has not arrived. */
    private @Nullable Position unexplainedStart;
    /** A gap that arrived before the confirmation. */
    private @Nullable Gap earlyGap;
    /** Position before the missing events that were last requested again. */
    private @Nullable Position lastHole;

    /** Incremented with each request and disconnect; answers to requests of an earlier generation are ignored. */
    private long generation;

    private boolean resubscribePending;
    private int retries;
    private EventLoop.@Nullable Timer retry;

    private enum Stage {
        OFFLINE,
        /** The request was sent and is not answered yet. */
        SUBSCRIBING,
        /** The server refused for now or did not answer in time. */
        BACKING_OFF,
        ACTIVE
    }

    /** The collaborators that all subscriptions of one connection share. */
    record Context(
            EventLoop loop, RequestDispatcher requests, ControlMessages control, Backoff backoff, Duration timeout) {}

    ServerSubscription(TopicKey topicKey, Context context, DeliveryListener listener) {
        this.topicKey = topicKey;
        this.context = context;
        this.listener = listener;
    }

    boolean isActive() {
        return stage == Stage.ACTIVE;
    }

    /** Returns whether a subscribe request is unanswered. */
    boolean isSubscribing() {
        return stage == Stage.SUBSCRIBING;
    }

    /** Returns the position of the newest event seen, or {@code null} before the first confirmation. */
    @Nullable
    Position newest() {
        return newest;
    }

    /** Subscribes over a new connection. */
    void connected() {
        if (stage == Stage.OFFLINE) {
            subscribe();
        }
    }

    /** Ignores what the lost connection still has to say. */
    void disconnected() {
        stage = Stage.OFFLINE;
        generation++;
        EventLoop.cancel(retry);
    }

    /** Ends the subscription at the server and runs {@code done} when it has confirmed, or at once when offline. */
    void unsubscribe(Runnable done) {
        boolean known = stage != Stage.OFFLINE;
        disconnected();
        OutgoingMessage message = known ? context.control().unsubscribe(topicKey) : null;
        if (message == null) {
            done.run();
        } else {
            ask(message, Role.UNSUBSCRIBED, frame -> done.run(), failure -> done.run());
        }
    }

    /** Subscribes again, after the listener's current resume position. */
    void resubscribe() {
        if (stage == Stage.ACTIVE) {
            subscribe();
        } else {
            resubscribePending = stage == Stage.SUBSCRIBING;
        }
    }

    /**
     * Checks a received event and delivers it, unless events before it are missing and are requested again.
     *
     * @param message {@code null} if the event could not be decoded
     */
    void event(@Nullable Position position, @Nullable Message message) {
        if (stage != Stage.ACTIVE) {
            return;
        }
        Position before = last;
        if (position != null && !Positions.isAtOrBefore(position, before)) {
            if (before != null && !before.isFollowedBy(position)) {
                if (!Positions.isSame(before, lastHole)) {
                    lastHole = before;
                    subscribe();
                    return;
                }
                // They were requested once and did not come: they are lost.
                deliverGap(Positions.gapBetween(topicKey, before, position), false);
            }
            last = position;
            newest = newer(position);
        }
        listener.event(position, message);
    }

    /** Takes a frame in which the server reports lost events. */
    void gap(Frame frame) {
        Position resumeAfter = ControlMessages.position(frame, "resume_at", topicKey);
        String reason = frame.text("reason");
        Gap gap = new Gap(topicKey.topic(), topicKey.key(), reason == null ? "unknown" : reason, resumeAfter);
        if (stage == Stage.SUBSCRIBING) {
            earlyGap = gap;
        } else if (stage == Stage.ACTIVE) {
            if (Positions.isSame(resumeAfter, unexplainedStart)) {
                explained(gap);
            } else if (!Positions.isAtOrBefore(resumeAfter, last)) {
                deliverGap(gap, false);
            }
        }
    }

    private void explained(Gap gap) {
        unexplainedStart = null;
        deliverGap(gap, Positions.isAtOrBefore(gap.resumeAfter(), last));
    }

    private void deliverGap(Gap gap, boolean rewound) {
        Position resumeAfter = gap.resumeAfter();
        if (resumeAfter != null) {
            last = resumeAfter;
            newest = rewound ? resumeAfter : newer(resumeAfter);
        }
        listener.gap(gap, rewound);
    }

    private void subscribe() {
        long asked = ++generation;
        Position since = listener.resumePosition();
        OutgoingMessage message = context.control().subscribe(topicKey, since);
        resubscribePending = false;
        earlyGap = null;
        unexplainedStart = null;
        if (message == null) {
            activate(since, since);
            return;
        }
        stage = Stage.SUBSCRIBING;
        ask(
                message,
                Role.SUBSCRIBED,
                frame -> {
                    if (generation == asked) {
                        activate(since, frame == null ? null : ControlMessages.position(frame, "position", topicKey));
                    }
                },
                failure -> {
                    if (generation == asked) {
                        failed(failure);
                    }
                });
    }

    private void activate(@Nullable Position since, @Nullable Position confirmed) {
        stage = Stage.ACTIVE;
        retries = 0;
        Position start = confirmed == null ? since : confirmed;
        last = since == null ? confirmed : since;
        unexplainedStart = since == null || Positions.isSame(since, start) ? null : start;
        Position known = start == null ? null : newer(start);
        newest = known;
        Gap early = earlyGap;
        earlyGap = null;
        listener.subscribed(known);
        if (early != null
                && since != null
                && (confirmed == null || Positions.isSame(early.resumeAfter(), unexplainedStart))) {
            explained(early);
        }
        if (resubscribePending && stage == Stage.ACTIVE) {
            subscribe();
        }
    }

    private void failed(Throwable failure) {
        boolean late = failure instanceof RequestTimeoutException;
        if (!late && !(failure instanceof RequestFailedException refusal && refusal.retryable())) {
            stage = Stage.OFFLINE;
            listener.refused(failure);
            return;
        }
        stage = Stage.BACKING_OFF;
        long asked = generation;
        retry = context.loop().schedule(context.backoff().delay(++retries), () -> {
            if (generation == asked) {
                subscribe();
            }
        });
    }

    private Position newer(Position position) {
        Position known = newest;
        return known != null && Positions.isAtOrBefore(position, known) ? known : position;
    }

    private void ask(
            OutgoingMessage message, Role answer, Consumer<@Nullable Frame> answered, Consumer<Throwable> failed) {
        boolean answers = context.control().receives(answer);
        ClientRequest request = new ClientRequest(message, answers ? spec -> spec.is(answer) : null, false);
        context.requests().submit(request, context.timeout(), new ClientRequest.ReplyHandler() {
            @Override
            public void answered(@Nullable Frame frame) {
                answered.accept(frame);
            }

            @Override
            public void failed(Throwable cause) {
                failed.accept(cause);
            }
        });
    }
}
