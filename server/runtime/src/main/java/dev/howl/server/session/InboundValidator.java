package dev.howl.server.session;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;

/** A validator of client frames against their schemas. Safe for use by several threads. */
@FunctionalInterface
public interface InboundValidator {

    /**
     * Validates a frame.
     *
     * @throws CodedException {@code schema_violation}, with the JSON Pointer of the first violation
     */
    void validate(Frame frame);
}
