package dev.howl.server.session;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.HandshakePart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A validator of what clients send against the schemas of a channel. Safe for use by several threads. */
@FunctionalInterface
public interface InboundValidator {

    /**
     * Validates a frame.
     *
     * @throws CodedException {@code schema_violation}, with the JSON Pointer of the first violation
     */
    void validate(Frame frame);

    /**
     * Validates the parameters of a part of a handshake.
     *
     * @param values an object with their values
     * @return the first violation; {@code null} if there is none
     */
    default @Nullable HandshakeViolation check(HandshakePart part, JsonNode values) {
        return null;
    }
}
