package dev.howl.testkit.mock;

import dev.howl.model.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A valid message of a client that is being answered.
 *
 * @param content the JSON of the frame; {@code null} for a binary message
 * @param ref the correlation id; {@code null} if it has none
 * @param misbehaviour what to do with the answers
 */
record Answering(
        MockSession session,
        Message message,
        @Nullable JsonNode content,
        @Nullable JsonNode ref,
        List<Misbehaviour> misbehaviour) {

    Answering with(List<Misbehaviour> other) {
        return new Answering(session, message, content, ref, other);
    }

    void answer(ControlFrames.Control control) {
        session.output().send(control, message.id(), misbehaviour);
    }
}
