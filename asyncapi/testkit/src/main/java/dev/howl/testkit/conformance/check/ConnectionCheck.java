package dev.howl.testkit.conformance.check;

import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.Incoming;
import dev.howl.testkit.conformance.session.ProbeSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The checks of a connection itself: Ping and Pong, and the closing handshake. */
final class ConnectionCheck {
    private static final Duration AFTER_CLOSE = Duration.ofMillis(500);

    private final Patience patience;

    ConnectionCheck(Patience patience) {
        this.patience = patience;
    }

    void run(Conversation conversation) {
        if (!conversation.pings(patience.get()) && conversation.isOpen()) {
            conversation.fail(
                    Diagnosis.NO_PONG,
                    "no Pong within " + patience.get().toMillis() + " ms of a Ping (RFC 6455, section 5.5.2)");
        }
        close(conversation);
    }

    private void close(Conversation conversation) {
        ProbeSession session = conversation.session();
        if (!conversation.isOpen()) {
            conversation.fail(
                    Diagnosis.WRONG_CLOSE, "the server ends a connection on which the client has sent nothing wrong");
            return;
        }
        try {
            session.socket().sendClose(1000);
        } catch (IOException e) {
            // The end of the connection follows.
        }
        long deadline = System.nanoTime() + patience.get().toNanos();
        while (session.ended() == null) {
            Optional<Incoming> next = session.next(Duration.ofNanos(deadline - System.nanoTime()));
            if (next.isEmpty()) {
                conversation.fail(
                        Diagnosis.NO_CLOSE_ANSWER,
                        "no Close within " + patience.get().toMillis()
                                + " ms of the client's Close (RFC 6455, section 5.5.1)");
                return;
            }
            if (next.get() instanceof Incoming.Ended ended) {
                answered(conversation, ended);
            }
        }
        session.next(AFTER_CLOSE);
    }

    private static void answered(Conversation conversation, Incoming.Ended ended) {
        if (ended.code() == 1006) {
            conversation.fail(
                    Diagnosis.NO_CLOSE_ANSWER,
                    "the connection ends without an answer to the client's Close (RFC 6455, section 5.5.1)");
        } else if (ended.code() != 1000 && ended.code() != 1005 && ended.code() != 1001) {
            conversation.fail(Diagnosis.WRONG_CLOSE, "the server answers Close 1000 with " + ended.code());
        }
    }
}
