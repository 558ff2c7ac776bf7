package dev.howl.client.runtime;

import dev.howl.runtime.Frame;
import dev.howl.runtime.MessageSpec;
import dev.howl.runtime.Role;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param answer which messages answer it; {@code null} where it is done once written
 * @param repeatable whether doing it twice does no harm: it is then sent again, after its connection was lost and
 *     after a refusal that may pass, until its time is over
 * @param referable whether it can carry a {@code ref} that its answer repeats
 * @param own whether the client asks by itself
 */
record ClientRequest(
        OutgoingMessage message,
        @Nullable Predicate<MessageSpec> answer,
        boolean repeatable,
        boolean referable,
        boolean own) {

    /** Told once how a request went. */
    interface Reply {
        /** The answer has come; {@code null} for a message that has none and was written. */
        void answered(@Nullable Frame frame);

        void failed(Throwable cause);
    }

    /** What the client asks by itself. */
    ClientRequest(OutgoingMessage message, @Nullable Predicate<MessageSpec> answer, boolean repeatable) {
        this(message, answer, repeatable, true, true);
    }

    /** Whether a frame without a {@code ref} may be its answer although others carry one. */
    boolean isAnsweredPlainly(MessageSpec spec) {
        return !referable || !spec.hasProperties() || spec.is(Role.SUBSCRIBED) || spec.is(Role.UNSUBSCRIBED);
    }
}
