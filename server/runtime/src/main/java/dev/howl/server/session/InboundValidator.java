package dev.howl.server.session;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;

/** Holds a client's frame against its schema. Safe for use by several threads. */
@FunctionalInterface
public interface InboundValidator {

    /**
     * Passes a frame that keeps to its schema.
     *
     * @throws CodedException {@code schema_violation}, with the place, where it does not
     */
    void validate(Frame frame);
}
