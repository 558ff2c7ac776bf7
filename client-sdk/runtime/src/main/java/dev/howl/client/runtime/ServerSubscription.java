package dev.howl.client.runtime;

import dev.howl.runtime.Frame;
import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import dev.howl.runtime.Role;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The subscription of one topic and key at the server: places its cursor, and sees to it that no event is missing from
 * what comes. Loop only.
 *
 * <p>A confirmation says where events follow after. Where that is not the place that was asked for, a gap follows that
 * says why; until then the place asked for is what counts, so that nothing is passed over in silence.
 */
final class ServerSubscription {
    private final TopicKey topicKey;
    private final Tools tools;
    private final Owner owner;

    private Stage stage = Stage.OFFLINE;
    /** The event before the one expected next. */
    private @Nullable Position last;
    /** The newest event seen, also while older ones come again. */
    private @Nullable Position reached;
    /** The server will go on here, and has yet to say why. */
    private @Nullable Position announced;
    /** A gap that came before the confirmation. */
    private @Nullable Gap early;
    /** Where events were missing when they were last asked for again. */
    private @Nullable Position hole;

    /** Answers to what was asked in an earlier turn are of no interest any more. */
    private long turn;

    private boolean again;
    private int retries;
    private EventLoop.@Nullable Timer retry;

    private enum Stage {
        OFFLINE,
        PLACING,
        /** Refused for now. */
        RESTING,
        LIVE
    }

    /** What cursors of one connection share. */
    record Tools(
            EventLoop loop, RequestDispatcher requests, ControlMessages control, Backoff backoff, Duration timeout) {}

    /** Whom it belongs to. */
    interface Owner {
        /** After which event to place it; {@code null} for what comes next. */
        @Nullable
        Position since();

        /** It stands. {@code start} is where one begins who has seen nothing yet. */
        void placed(@Nullable Position start);

        /** An event, maybe once more. */
        void event(@Nullable Position position, @Nullable Message message);

        /** Events are lost; {@code back}: the log ended before the place that was asked for. */
        void gap(Gap gap, boolean back);

        /** The server does not want it. */
        void refused(Throwable cause);
    }

    ServerSubscription(TopicKey topicKey, Tools tools, Owner owner) {
        this.topicKey = topicKey;
        this.tools = tools;
        this.owner = owner;
    }

    boolean isLive() {
        return stage == Stage.LIVE;
    }

    /** Whether it waits for the server. */
    boolean isPlacing() {
        return stage == Stage.PLACING;
    }

    /** The newest event seen; {@code null} before the first confirmation. */
    @Nullable
    Position reached() {
        return reached;
    }

    void connected() {
        if (stage == Stage.OFFLINE) {
            place();
        }
    }

    void disconnected() {
        stage = Stage.OFFLINE;
        turn++;
        if (retry != null) {
            retry.cancel();
        }
    }

    /** Nobody wants it any more: tells the server, then {@code done}. */
    void leave(Runnable done) {
        boolean known = stage != Stage.OFFLINE;
        disconnected();
        OutgoingMessage message = known ? tools.control().unsubscribe(topicKey) : null;
        if (message == null) {
            done.run();
        } else {
            ask(message, Role.UNSUBSCRIBED, frame -> done.run(), failure -> done.run());
        }
    }

    /** Places it anew, where its owner wants it now. */
    void rewind() {
        if (stage == Stage.LIVE) {
            place();
        } else {
            again = stage == Stage.PLACING;
        }
    }

    /** @param message {@code null} where it could not be read */
    void event(@Nullable Position position, @Nullable Message message) {
        if (stage != Stage.LIVE) {
            return;
        }
        Position before = last;
        if (position != null && !Positions.isOld(position, before)) {
            if (before != null && !before.isFollowedBy(position)) {
                if (!Positions.isSame(before, hole)) {
                    hole = before;
                    place();
                    return;
                }
                pass(Positions.gap(topicKey, before, position), false);
            }
            last = position;
            reached = furthest(position);
        }
        owner.event(position, message);
    }

    /** A frame that says that the server passed over events. */
    void gap(Frame frame) {
        Position resumeAfter = ControlMessages.position(frame, "resume_at", topicKey);
        String reason = frame.text("reason");
        Gap gap = new Gap(topicKey.topic(), topicKey.key(), reason == null ? "unknown" : reason, resumeAfter);
        if (stage == Stage.PLACING) {
            early = gap;
        } else if (stage == Stage.LIVE) {
            if (Positions.isSame(resumeAfter, announced)) {
                announced(gap);
            } else if (!Positions.isOld(resumeAfter, last)) {
                pass(gap, false);
            }
        }
    }

    private void announced(Gap gap) {
        announced = null;
        pass(gap, Positions.isOld(gap.resumeAfter(), last));
    }

    private void pass(Gap gap, boolean back) {
        Position resumeAfter = gap.resumeAfter();
        if (resumeAfter != null) {
            last = resumeAfter;
            reached = back ? resumeAfter : furthest(resumeAfter);
        }
        owner.gap(gap, back);
    }

    private void place() {
        long asked = ++turn;
        Position since = owner.since();
        OutgoingMessage message = tools.control().subscribe(topicKey, since);
        again = false;
        early = null;
        announced = null;
        if (message == null) {
            live(since, since);
            return;
        }
        stage = Stage.PLACING;
        ask(
                message,
                Role.SUBSCRIBED,
                frame -> {
                    if (turn == asked) {
                        live(since, frame == null ? null : ControlMessages.position(frame, "position", topicKey));
                    }
                },
                failure -> {
                    if (turn == asked) {
                        failed(failure);
                    }
                });
    }

    private void live(@Nullable Position since, @Nullable Position confirmed) {
        stage = Stage.LIVE;
        retries = 0;
        Position start = confirmed == null ? since : confirmed;
        last = since == null ? confirmed : since;
        announced = since == null || Positions.isSame(since, start) ? null : start;
        Position known = start == null ? null : furthest(start);
        reached = known;
        Gap came = early;
        early = null;
        owner.placed(known);
        if (came != null && since != null && (confirmed == null || Positions.isSame(came.resumeAfter(), announced))) {
            announced(came);
        }
        if (again && stage == Stage.LIVE) {
            place();
        }
    }

    private void failed(Throwable failure) {
        boolean late = failure instanceof RequestTimeoutException;
        if (!late && !(failure instanceof RequestFailedException refusal && refusal.retryable())) {
            stage = Stage.OFFLINE;
            owner.refused(failure);
            return;
        }
        stage = Stage.RESTING;
        long asked = turn;
        retry = tools.loop().schedule(tools.backoff().delay(++retries), () -> {
            if (turn == asked) {
                place();
            }
        });
    }

    private Position furthest(Position position) {
        Position known = reached;
        return known != null && Positions.isOld(position, known) ? known : position;
    }

    private void ask(
            OutgoingMessage message, Role answer, Consumer<@Nullable Frame> answered, Consumer<Throwable> failed) {
        boolean answers = tools.control().receives(answer);
        ClientRequest request = new ClientRequest(message, answers ? spec -> spec.is(answer) : null, false);
        tools.requests().submit(request, tools.timeout(), new ClientRequest.Reply() {
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
