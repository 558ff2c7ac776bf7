package dev.howl.testkit.mock;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A step of a reaction to a message, or of a timer. */
sealed interface MockStep {

    /**
     * Answers the request.
     *
     * @param message id of the reply; {@code null} for the usual one
     * @param json the frame; {@code null} for an example or a generated one
     */
    record Answer(@Nullable String message, @Nullable JsonNode json) implements MockStep {
        static final Answer USUAL = new Answer(null, null);
    }

    /**
     * Sends a message that answers nothing.
     *
     * @param json the frame; {@code null} for an example or a generated one
     */
    record Push(String message, @Nullable JsonNode json) implements MockStep {}

    /** Sends what a recorded server sent. */
    record Replayed(List<ReplayFrame> frames) implements MockStep {}

    /** Does the next step later. */
    record Wait(Duration time) implements MockStep {}

    /** Misbehaves with the answers of this reaction. */
    record Misbehave(Misbehaviour how) implements MockStep {}

    /** Refuses the request with an error of the contract. */
    record Refuse(String code) implements MockStep {}

    /**
     * Skips events of a topic and tells the subscribers.
     *
     * @param topic {@code null} for all topics
     */
    record Skip(@Nullable String topic) implements MockStep {}

    /** Announces that this server is about to stop. */
    record Move(Duration after, Duration deadline) implements MockStep {}

    /** Closes the connection. */
    record End(int code) implements MockStep {}

    /** Makes the connection half-open. */
    record Silence() implements MockStep {}

    /** Resets the connection (RST). */
    record Reset() implements MockStep {}

    /** Returns whether a reaction with this step gives no usual answer. */
    default boolean replacesAnswer() {
        return this instanceof Answer
                || this instanceof Refuse
                || this instanceof Replayed
                || this instanceof End
                || this instanceof Silence
                || this instanceof Reset;
    }
}
