package dev.howl.client.runtime;

import dev.howl.runtime.Frame;
import dev.howl.runtime.MessageSpec;
import dev.howl.runtime.Role;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A message to send and the answer that it expects.
 *
 * @param answer accepts the messages that answer it; {@code null} if the request is complete once it is written
 * @param repeatable whether sending it twice does no harm: it is then sent again after its connection was lost and
 *     after a retryable refusal, until its time-out
 * @param referable whether it can carry a {@code ref}, which its answer repeats
 * @param internal whether it comes from the client itself, not from the user
 */
record ClientRequest(
        OutgoingMessage message,
        @Nullable Predicate<MessageSpec> answer,
        boolean repeatable,
        boolean referable,
        boolean internal) {

    /** The receiver of a request's outcome. One of its methods is called, once, on the event loop. */
    interface ReplyHandler {
        /** Called with the answer, or with {@code null} once a message that has no answer is written. */
        void answered(@Nullable Frame frame);

        /** Called with the reason why there is no answer. */
        void failed(Throwable cause);
    }

    /** Creates a request of the client itself. */
    ClientRequest(OutgoingMessage message, @Nullable Predicate<MessageSpec> answer, boolean repeatable) {
        this(message, answer, repeatable, true, true);
    }

    /** Returns whether a frame without {@code ref} may be the answer although answers of this contract carry one. */
    boolean acceptsAnswerWithoutRef(MessageSpec spec) {
        return !referable || !spec.hasProperties() || spec.is(Role.SUBSCRIBED) || spec.is(Role.UNSUBSCRIBED);
    }
}
