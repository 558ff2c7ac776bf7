package dev.howl.testkit.mock;

import dev.howl.instances.FrameContent;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Message;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The execution of steps: in answer to a message, when a connection opens, and by timer. Thread-safe. */
final class StepRunner {
    /** Stands for a Close without a code, which the mock does not send. */
    private static final int NO_CODE = 1005;

    private static final int NORMAL = 1000;

    private final LiveChannel channel;
    private final AtomicLong requests = new AtomicLong();

    StepRunner(LiveChannel channel) {
        this.channel = channel;
    }

    /** Reacts to a message. */
    void run(Answering request, Turn turn) {
        Answering misbehaving = request.with(turn.misbehaviours());
        proceed(step -> answer(misbehaving, step), turn.actions());
    }

    /** Does steps on one connection. */
    void run(MockSession session, List<MockStep> steps) {
        proceed(step -> perform(session, step), steps);
    }

    /** Does steps on all open connections. */
    void run(List<MockStep> steps) {
        proceed(this::performForAll, steps);
    }

    private void proceed(Consumer<MockStep> performer, List<MockStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof MockStep.Wait wait) {
                List<MockStep> rest = steps.subList(i + 1, steps.size());
                channel.later(wait.time(), () -> proceed(performer, rest));
                return;
            }
            performer.accept(steps.get(i));
        }
    }

    private void answer(Answering request, MockStep step) {
        if (step instanceof MockStep.Refuse refuse) {
            channel.refusals().refuse(request, refuse.code(), "the mock was told to refuse this message", null);
        } else if (step instanceof MockStep.Replayed replayed) {
            replay(request.session(), replayed, request);
        } else if (!(step instanceof MockStep.Answer answer)) {
            perform(request.session(), step);
        } else if (answer.message() == null) {
            channel.answers().give(request);
        } else {
            Message reply = Objects.requireNonNull(channel.known().toClient().get(answer.message()));
            channel.content(reply, answer.json())
                    .ifPresent(content -> channel.answers().reply(request, reply, content));
        }
    }

    private void performForAll(MockStep step) {
        if (step instanceof MockStep.Push push) {
            push(push, channel.sessions());
        } else if (step instanceof MockStep.Skip skip) {
            channel.topics().skip(skip.topic());
        } else {
            channel.sessions().forEach(session -> perform(session, step));
        }
    }

    private void perform(MockSession session, MockStep step) {
        if (step instanceof MockStep.Push push) {
            push(push, List.of(session));
        } else if (step instanceof MockStep.Skip skip) {
            channel.topics().skip(skip.topic());
        } else if (step instanceof MockStep.Move move) {
            channel.controls().moving(move.after(), move.deadline()).ifPresent(session::control);
        } else if (step instanceof MockStep.End end) {
            session.output().close(end.code(), "");
        } else if (step instanceof MockStep.Silence) {
            session.output().goSilent();
        } else if (step instanceof MockStep.Reset) {
            session.output().reset();
        } else if (step instanceof MockStep.Replayed replayed) {
            replay(session, replayed, null);
        }
    }

    /** @param request whose answer it is; {@code null} if it answers none */
    private void replay(MockSession session, MockStep.Replayed replayed, @Nullable Answering request) {
        for (ReplayFrame frame : replayed.frames()) {
            if (frame instanceof ReplayFrame.Closed closed) {
                session.output().close(closed.code() == NO_CODE ? NORMAL : closed.code(), closed.reason());
            } else if (frame instanceof ReplayFrame.Sent sent) {
                ControlFrames.Control control =
                        sent.in(channel.known(), session, request == null ? null : request.ref());
                if (request == null) {
                    session.control(control);
                } else {
                    request.answer(control);
                }
            }
        }
    }

    /** Publishes an event of a topic, or sends any other message to the sessions. */
    private void push(MockStep.Push push, List<MockSession> sessions) {
        Message message = Objects.requireNonNull(channel.known().toClient().get(push.message()));
        FrameContent content = channel.content(message, push.json()).orElse(null);
        if (content == null) {
            return;
        }
        Topic topic = channel.topics().topicOf(message.id()).orElse(null);
        if (topic != null) {
            channel.topics().publish(topic, message, content, push.json() != null);
            return;
        }
        for (MockSession session : sessions) {
            FrameContent own = content;
            if (content instanceof FrameContent.Json json) {
                own = new FrameContent.Json(
                        channel.known().correlation().write(message, json.value(), reference(push)));
            }
            session.control(new ControlFrames.Control(message, own));
        }
    }

    /** Returns the correlation id of a request of the server; {@code null} if the message is none. */
    private @Nullable JsonNode reference(MockStep.Push push) {
        return channel.known().asks().contains(push.message())
                ? channel.known().correlation().made(requests.incrementAndGet())
                : null;
    }
}
