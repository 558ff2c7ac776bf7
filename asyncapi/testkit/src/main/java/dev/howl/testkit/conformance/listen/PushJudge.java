package dev.howl.testkit.conformance.listen;

import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.FindingLog;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The judgement of what a client does after something was sent to it. Belongs to the thread of the run. */
final class PushJudge {
    private static final Set<Integer> REFUSING = Set.of(1002, 1003, 1007, 1008);
    private static final Set<Integer> LEAVING = Set.of(1000, 1001);
    private static final int BROKEN = 1006;

    private final FindingLog log;
    private final ClientEventPump pump;
    private final SentMessages messages;
    private final Duration answerTime;
    private int pings;

    PushJudge(FindingLog log, ClientEventPump pump, SentMessages messages, Duration answerTime) {
        this.log = log;
        this.pump = pump;
        this.messages = messages;
        this.answerTime = answerTime;
    }

    void push(ClientConnection connection, Push push) {
        Expected expected = push.expected();
        if (expected instanceof Expected.Taken taken) {
            taken(connection, push, taken);
        } else if (expected instanceof Expected.Survived || expected instanceof Expected.FailedConnection) {
            push.sent().accept(connection);
            survived(connection, push);
        } else if (expected instanceof Expected.Returned returned) {
            push.sent().accept(connection);
            returned(connection, push, returned);
        } else if (expected instanceof Expected.Restarted restarted) {
            push.sent().accept(connection);
            restarted(connection, push, restarted);
        } else if (expected instanceof Expected.Sent sent) {
            sent(connection, sent);
        }
    }

    /** Waits for a Pong or the end of the connection; returns the code of its end, 0 if it goes on. */
    private Optional<Integer> pinged(ClientConnection connection, Push push) {
        String payload = "ping-" + ++pings;
        connection.ping(payload);
        boolean told = pump.until(answerTime, () -> connection.hasPong(payload) || connection.endCode() != 0);
        if (!told && !pump.isOver()) {
            log.fail(
                    Diagnosis.NOT_ALIVE,
                    "after " + push.title() + " the client answers no Ping within " + answerTime.toMillis()
                            + " ms, and does not close",
                    connection.traffic());
            connection.close(1001);
        }
        return told ? Optional.of(connection.endCode()) : Optional.empty();
    }

    private void taken(ClientConnection connection, Push push, Expected.Taken taken) {
        String ref = taken.answer().orElse(ClientConnection.NO_REF);
        long before = connection.answers(ref);
        push.sent().accept(connection);
        Optional<Integer> told = pinged(connection, push);
        if (told.isEmpty()) {
            return;
        }
        int code = told.get();
        if (code != 0 && !LEAVING.contains(code)) {
            log.fail(
                    Diagnosis.WRONG_CLOSE,
                    "the connection ends with " + code + " after " + push.title(),
                    connection.traffic());
            return;
        }
        messages.sawSent(connection.channel(), taken.message());
        boolean asked = taken.answer().isPresent() && code == 0;
        if (asked && !pump.until(answerTime, () -> connection.answers(ref) > before) && !pump.isOver()) {
            log.fail(
                    Diagnosis.NO_REPLY,
                    "the client does not answer " + push.title() + " within " + answerTime.toMillis() + " ms"
                            + (ref.isEmpty() ? "" : " with the correlation id '" + ref + "'"),
                    connection.traffic());
        }
    }

    private void survived(ClientConnection connection, Push push) {
        int code = pinged(connection, push).orElse(0);
        if (code == BROKEN && push.expected() instanceof Expected.FailedConnection) {
            log.note(
                    Diagnosis.WRONG_CLOSE,
                    "after " + push.title() + " the client ends TCP without a Close, which RFC 6455, section 7.1.7,"
                            + " recommends",
                    connection.traffic());
        } else if (code != 0 && !REFUSING.contains(code)) {
            log.fail(
                    Diagnosis.WRONG_CLOSE,
                    "after " + push.title() + " the connection ends with " + code
                            + "; a client keeps it, or closes with 1002, 1003, 1007 or 1008",
                    connection.traffic());
        }
    }

    private void returned(ClientConnection before, Push push, Expected.Returned returned) {
        PlayedChannel channel = before.channel();
        pump.until(answerTime, () -> next(before)
                .filter(connection -> returned.isBack().getAsBoolean())
                .isPresent());
        Optional<ClientConnection> next = next(before);
        if (next.isEmpty()) {
            log.note(
                    Diagnosis.RESUME,
                    "after " + push.title() + " the client does not come back within " + answerTime.toMillis() + " ms",
                    before.traffic());
        } else {
            returned.wrong()
                    .get()
                    .forEach(words -> log.fail(
                            Diagnosis.RESUME,
                            "after " + push.title() + " " + words,
                            next.get().traffic()));
            returned.doubtful()
                    .get()
                    .forEach(words -> log.note(
                            Diagnosis.RESUME,
                            "after " + push.title() + " " + words,
                            next.get().traffic()));
            channel.protocol()
                    .role("moving")
                    .filter(moving -> push.id().endsWith("/moving"))
                    .ifPresent(moving -> messages.sawSent(channel, moving));
        }
        before.close(1001);
    }

    private static Optional<ClientConnection> next(ClientConnection before) {
        return before.channel().connection().filter(connection -> connection != before);
    }

    private void restarted(ClientConnection before, Push push, Expected.Restarted restarted) {
        pump.until(answerTime, () -> next(before)
                .filter(connection -> restarted.isSent().getAsBoolean())
                .isPresent());
        Optional<ClientConnection> next = next(before);
        if (next.isPresent() && restarted.isSent().getAsBoolean()) {
            survived(next.get(), push);
            // A client may wait for the right message.
            next.get().close(1001);
        }
    }

    private void sent(ClientConnection connection, Expected.Sent sent) {
        boolean heard = pump.until(sent.within(), () -> connection.channel().hasHeard(sent.message()));
        if (!heard && !pump.isOver()) {
            log.fail(
                    Diagnosis.NO_REPLY,
                    "the client sends no '" + sent.message().id() + "' within "
                            + sent.within().toMillis() + " ms, after which a server ends the connection",
                    connection.traffic());
        }
    }
}
