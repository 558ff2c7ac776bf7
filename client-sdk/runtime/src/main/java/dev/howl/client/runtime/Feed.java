package dev.howl.client.runtime;

import dev.howl.runtime.Frame;
import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import dev.howl.runtime.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One subscription at the server and the local ones that share it. Loop only. */
final class Feed {
    private final TopicKey topicKey;
    private final Loop loop;
    private final Requests requests;
    private final ControlMessages control;
    private final Backoff backoff;
    private final Duration timeout;
    private final Owner owner;
    private final List<LocalSubscription> locals = new ArrayList<>();

    private Stage stage = Stage.OFFLINE;
    private @Nullable Position last;
    /** Answers to what was asked in an earlier turn are of no interest any more. */
    private long turn;

    private int retries;
    private Loop.@Nullable Timer retry;
    /** Whether an event came since a hole was last mended; without it, mending again would go on forever. */
    private boolean progressed = true;

    private enum Stage {
        OFFLINE,
        /** Unsubscribing, to subscribe again from an earlier position. */
        REWINDING,
        SUBSCRIBING,
        /** Refused for now. */
        RETRYING,
        LIVE
    }

    /** Whom it belongs to. */
    interface Owner {
        /** The server does not want it. */
        void refused(Feed feed, Throwable cause);

        /** Events are lost for every local subscription. */
        void lost(Gap gap);
    }

    Feed(
            TopicKey topicKey,
            Loop loop,
            Requests requests,
            ControlMessages control,
            Backoff backoff,
            Duration timeout,
            Owner owner) {
        this.topicKey = topicKey;
        this.loop = loop;
        this.requests = requests;
        this.control = control;
        this.backoff = backoff;
        this.timeout = timeout;
        this.owner = owner;
    }

    TopicKey topicKey() {
        return topicKey;
    }

    void add(LocalSubscription local) {
        locals.add(local);
        if (stage == Stage.LIVE) {
            local.confirm(last);
        }
    }

    /** Whether there is none left. */
    boolean remove(LocalSubscription local) {
        locals.remove(local);
        return locals.isEmpty();
    }

    void end(Throwable cause, boolean discard) {
        disconnected();
        List.copyOf(locals).forEach(local -> local.end(cause, discard));
        locals.clear();
    }

    void connected() {
        if (stage == Stage.OFFLINE) {
            subscribe();
        }
    }

    void disconnected() {
        stage = Stage.OFFLINE;
        turn++;
        if (retry != null) {
            retry.cancel();
        }
    }

    /** The last one has left: tells the server, then {@code done}. */
    void leave(Runnable done) {
        boolean known = stage != Stage.OFFLINE;
        disconnected();
        if (known) {
            unsubscribe(done);
        } else {
            done.run();
        }
    }

    /** @param message {@code null} where it could not be read */
    void event(@Nullable Position position, @Nullable Message message) {
        if (stage != Stage.LIVE) {
            return;
        }
        Position before = last;
        if (position != null && before != null) {
            if (position.epoch().equals(before.epoch()) && position.seq() <= before.seq()) {
                return;
            }
            if (!before.isFollowedBy(position) && !mended(position)) {
                return;
            }
        }
        last = position;
        progressed = true;
        locals.forEach(local -> local.event(position, message));
    }

    /** The server passed over events. */
    void gap(Frame frame) {
        // Before the first confirmation it can only belong to a subscription that is gone.
        if (last == null || (stage != Stage.LIVE && stage != Stage.SUBSCRIBING)) {
            return;
        }
        Position resumeAt = ControlMessages.position(frame, "resume_at", topicKey);
        boolean stale = resumeAt != null && resumeAt.epoch().equals(last.epoch()) && resumeAt.seq() < last.seq();
        if (stale) {
            return;
        }
        String reason = frame.text("reason");
        gap(new Gap(topicKey.topic(), topicKey.key(), reason == null ? "unknown" : reason, resumeAt));
    }

    /** A local subscription that lagged has worked off its buffer. */
    void caughtUp(LocalSubscription local) {
        Position accepted = local.accepted();
        Position current = last;
        if (accepted == null || current == null) {
            local.resumed();
            local.gap(new Gap(topicKey.topic(), topicKey.key(), Gap.OVERFLOW, null));
        } else if (!accepted.epoch().equals(current.epoch())) {
            local.resumed();
            local.gap(new Gap(topicKey.topic(), topicKey.key(), Gap.EPOCH_CHANGED, current));
        } else {
            local.resumed();
            rewind();
        }
    }

    /** Whether an event after a hole is to be accepted, because the hole cannot be mended. */
    private boolean mended(Position position) {
        if (progressed) {
            progressed = false;
            rewind();
            return false;
        }
        if (position.seq() > 0) {
            Position before = new Position(topicKey.topic(), topicKey.key(), position.epoch(), position.seq() - 1);
            gap(new Gap(topicKey.topic(), topicKey.key(), Gap.HOLE, before));
        }
        return true;
    }

    private void gap(Gap gap) {
        Position resumeAt = gap.resumeAt();
        if (resumeAt != null) {
            last = resumeAt;
        }
        locals.forEach(local -> local.gap(gap));
        owner.lost(gap);
    }

    /** Asks for events again from the last one that everybody has handled. */
    private void rewind() {
        if (stage != Stage.LIVE) {
            return; // what is under way starts there anyway
        }
        stage = Stage.REWINDING;
        long asked = ++turn;
        unsubscribe(() -> {
            if (turn == asked) {
                subscribe();
            }
        });
    }

    private void unsubscribe(Runnable done) {
        Outgoing message = control.unsubscribe(topicKey);
        if (message == null) {
            done.run();
        } else {
            ask(message, Role.UNSUBSCRIBED, frame -> done.run(), failure -> done.run());
        }
    }

    private void subscribe() {
        long asked = ++turn;
        Position since = resumePoint();
        Outgoing message = control.subscribe(topicKey, since);
        if (message == null) {
            live(since);
            return;
        }
        last = since;
        stage = Stage.SUBSCRIBING;
        ask(
                message,
                Role.SUBSCRIBED,
                frame -> {
                    if (turn == asked) {
                        // After a resume, events and gaps alone say where the cursor is.
                        live(
                                since != null || frame == null
                                        ? last
                                        : ControlMessages.position(frame, "position", topicKey));
                    }
                },
                failure -> {
                    if (turn == asked) {
                        failed(failure);
                    }
                });
    }

    private void live(@Nullable Position position) {
        stage = Stage.LIVE;
        retries = 0;
        last = position;
        locals.forEach(local -> local.confirm(position));
    }

    private void failed(Throwable failure) {
        boolean late = failure instanceof RequestTimeoutException;
        if (!late && !(failure instanceof RequestFailedException refusal && refusal.retryable())) {
            stage = Stage.OFFLINE;
            owner.refused(this, failure);
            return;
        }
        stage = Stage.RETRYING;
        long asked = turn;
        retry = loop.schedule(backoff.delay(++retries), () -> {
            if (turn == asked) {
                // Where only the answer was late, the server has it: off with it first.
                stage = Stage.LIVE;
                rewind();
            }
        });
    }

    /** The last event handled by whoever is furthest behind; {@code null} before the first confirmation. */
    private @Nullable Position resumePoint() {
        Position from = last;
        if (from == null) {
            return null;
        }
        for (LocalSubscription local : locals) {
            Position handled = local.position();
            if (handled != null && handled.epoch().equals(from.epoch()) && handled.seq() < from.seq()) {
                from = handled;
            }
        }
        return from;
    }

    private void ask(Outgoing message, Role answer, Consumer<@Nullable Frame> answered, Consumer<Throwable> failed) {
        boolean answers = control.receives(answer);
        requests.submit(message, answers ? spec -> spec.is(answer) : null, timeout, new Requests.Reply() {
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
