package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Envelope;
import dev.howl.runtime.Frame;
import dev.howl.runtime.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The check of what a client repeats to the server: the id of the connection, and positions. The client must not send an
 * invalid frame because it received one.
 */
final class RepeatedFields {
    private static final TopicKey ANY = new TopicKey("", null);

    private final Envelope envelope;

    RepeatedFields(Envelope envelope) {
        this.envelope = envelope;
    }

    /**
     * Checks a frame with a role.
     *
     * @throws CodedException with {@code schema_violation} if a field that the client repeats is invalid
     */
    void check(Frame frame) {
        Role role = frame.spec().role();
        if (role == Role.INITIAL && envelope.connectionId() != null && isEmpty(frame.text("id"))) {
            throw violation("'id' is missing or no text, and every message to the server repeats it", "id");
        }
        if (role == Role.SUBSCRIBED) {
            position(frame, "position");
        } else if (role == Role.GAP) {
            position(frame, "resume_at");
        }
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private void position(Frame frame, String property) {
        JsonNode value = frame.payload().path(property);
        boolean present = !value.isMissingNode() && !value.isNull();
        if (present && ControlMessages.position(frame, property, ANY) == null) {
            throw violation("'" + property + "' is no position from which events can be requested", property);
        }
    }

    private CodedException violation(String problem, String property) {
        String payload = envelope.payload();
        String pointer = (payload == null ? "" : "/" + payload) + "/" + property;
        return new CodedException(Codes.SCHEMA_VIOLATION, problem, pointer, false);
    }
}
