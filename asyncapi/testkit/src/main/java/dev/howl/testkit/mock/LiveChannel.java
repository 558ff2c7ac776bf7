package dev.howl.testkit.mock;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.testkit.mock.MockEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A channel of a running mock: its connections, rules and topics. Thread-safe. */
final class LiveChannel {
    /** The name under which a rule reacts to a new connection. */
    static final String OPEN = "open";

    private static final Duration CLOSE_TIME = Duration.ofSeconds(2);

    private final MockedChannel known;
    private final MockEnvironment environment;
    private final ContentSource contents;
    private final ControlFrames controls;
    private final Refusals refusals = new Refusals(this);
    private final UsualAnswers answers = new UsualAnswers(this);
    private final StepRunner steps = new StepRunner(this);
    private final History history = new History();
    private final Map<String, Rule> rules = new ConcurrentHashMap<>();
    private final List<MockSession> sessions = new CopyOnWriteArrayList<>();
    private volatile EventLogs topics;
    private volatile @Nullable Replay replay;

    LiveChannel(MockedChannel known, MockEnvironment environment, ContentSource contents) {
        this.known = known;
        this.environment = environment;
        this.contents = contents;
        this.controls = new ControlFrames(known, contents);
        this.topics = new EventLogs(known, controls);
    }

    MockedChannel known() {
        return known;
    }

    ContentSource contents() {
        return contents;
    }

    ControlFrames controls() {
        return controls;
    }

    Refusals refusals() {
        return refusals;
    }

    UsualAnswers answers() {
        return answers;
    }

    StepRunner steps() {
        return steps;
    }

    History history() {
        return history;
    }

    EventLogs topics() {
        return topics;
    }

    FaultPlan faults() {
        return environment.faults();
    }

    List<MockSession> sessions() {
        return sessions;
    }

    /** Returns the channel of that id, {@code null} if the mock does not have it. */
    @Nullable
    LiveChannel other(String id) {
        return id.equals(known.id()) ? this : environment.channels().apply(id);
    }

    void rule(String message, Rule rule) {
        rules.put(message, rule);
    }

    /** Sets the answers of a recorded server. They are given where no rule is. */
    void replay(@Nullable Replay recorded) {
        replay = recorded;
    }

    Turn turn(Answering request) {
        Rule rule = rules.get(request.message().id());
        if (rule != null) {
            return rule.next();
        }
        Replay recorded = replay;
        Turn replayed = recorded == null ? null : recorded.turn(request);
        return replayed == null ? Turn.USUAL : replayed;
    }

    /** Forgets rules, history and topics, and closes the connections, for whose ends it waits for a bounded time. */
    void reset() {
        rules.clear();
        sessions.forEach(session -> session.output().close(1001, ""));
        try {
            if (!history.await(past -> past.open() == 0, CLOSE_TIME)) {
                sessions.forEach(session -> session.output().reset());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        topics = new EventLogs(known, controls);
        contents.reset();
        Replay recorded = replay;
        if (recorded != null) {
            recorded.reset();
        }
        history.clear();
    }

    /**
     * Returns a content of a message of the server; empty, and told in the log, if no valid one was found.
     *
     * @param given the content; {@code null} for an example or a generated one
     */
    Optional<FrameContent> content(Message message, @Nullable JsonNode given) {
        FrameContent own = given == null ? null : ContentSource.content(message, given);
        Optional<FrameContent> content = own == null ? contents.next(message) : Optional.of(own);
        if (content.isEmpty()) {
            event(Kind.FAULT, 0, message.id(), "is not sent: no valid content was found; give it an example");
        }
        return content;
    }

    void later(Duration time, Runnable task) {
        environment.later(time, () -> reported(task));
    }

    void every(Duration interval, List<MockStep> all) {
        environment.every(interval, () -> reported(() -> steps.run(all)));
    }

    /** Runs a task whose failure would otherwise be lost, and would end a timer. */
    private void reported(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            event(Kind.FAULT, 0, null, "the mock itself failed: " + e);
        }
    }

    void opened(MockSession session, int number) {
        String parameters =
                session.parameters().isEmpty() ? "" : session.parameters().toString();
        event(Kind.OPENED, number, null, parameters);
        controls.initial(session.id()).ifPresent(session::control);
        // Only now, so that no push comes before the first message.
        sessions.add(session);
        Replay recorded = replay;
        if (recorded != null) {
            steps.run(session, List.of(recorded.opening()));
        }
        Rule rule = rules.get(OPEN);
        if (rule != null) {
            steps.run(session, rule.next().steps());
        }
        history.opened();
    }

    void ended(MockSession session, int number, String how) {
        sessions.remove(session);
        topics.remove(session);
        event(Kind.CLOSED, number, null, how);
        history.closed();
    }

    void violated(MockViolation violation) {
        history.add(violation);
        String place = violation.pointer().isEmpty() ? "" : violation.pointer() + ": ";
        environment
                .log()
                .accept(new MockEvent(
                        Instant.now(),
                        Kind.VIOLATION,
                        violation.connection(),
                        known.id(),
                        violation.message(),
                        place + violation.problem() + " (" + violation.keyword() + ", " + violation.place() + ")",
                        violation));
    }

    void event(Kind kind, int connection, @Nullable String message, String text) {
        environment.log().accept(new MockEvent(Instant.now(), kind, connection, known.id(), message, text, null));
    }
}
