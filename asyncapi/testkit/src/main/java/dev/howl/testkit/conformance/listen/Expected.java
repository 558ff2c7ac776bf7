package dev.howl.testkit.conformance.listen;

import dev.howl.model.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A client's right reaction to something that the server sends. */
sealed interface Expected {

    /**
     * The client takes a valid message: it keeps the connection, or leaves it in an orderly way.
     *
     * @param answer the correlation id of the answer that it has to give; empty if it has to give none
     */
    record Taken(Message message, Optional<String> answer) implements Expected {
        Taken(Message message) {
            this(message, Optional.empty());
        }
    }

    /** The client survives something invalid: it keeps the connection, or closes it with a code that refuses it. */
    record Survived() implements Expected {}

    /** The client survives a violation of RFC 6455, after which it should fail the connection with a Close. */
    record FailedConnection() implements Expected {}

    /**
     * The client comes back on another connection and continues there.
     *
     * @param isBack whether it has done all that it has to
     * @param wrong what it does wrong there, in words
     * @param doubtful what it may do and others would not, in words
     */
    record Returned(BooleanSupplier isBack, Supplier<Set<String>> wrong, Supplier<Set<String>> doubtful)
            implements Expected {}

    /**
     * The client comes back, gets something invalid at the start of its session, and survives it.
     *
     * @param isSent whether it has got that
     */
    record Restarted(BooleanSupplier isSent) implements Expected {}

    /** The client sends a message by itself, such as its heartbeat. */
    record Sent(Message message, Duration within) implements Expected {}
}
