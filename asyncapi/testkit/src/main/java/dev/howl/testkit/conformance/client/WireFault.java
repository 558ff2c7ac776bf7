package dev.howl.testkit.conformance.client;

/**
 * A violation of RFC 6455 by the server.
 *
 * @param kind what is violated
 * @param sentence the violation in words, with the section
 */
public record WireFault(Kind kind, String sentence) {

    /** Kind of a violation. */
    public enum Kind {
        /** The answer to the opening handshake. */
        HANDSHAKE,
        /** The form or the order of frames. */
        FRAMING,
        /** The encoding of a text. */
        UTF_8,
        /** The amount of data: more than the client takes. */
        FLOOD
    }
}
