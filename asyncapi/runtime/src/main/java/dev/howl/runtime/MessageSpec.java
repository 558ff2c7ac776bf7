package dev.howl.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A message of a channel in one direction.
 *
 * @param name the message's id in the contract, unique within its channel
 * @param wire the value of the envelope's discriminator; equal to {@code name} where there is no discriminator
 * @param type the generated record
 * @param role what the runtime does with it by itself; {@code null} where it is for handlers and listeners alone
 * @param scope what a client's token must have to send it; {@code null} where anyone may, and for what the server sends
 * @param dedupe the property of the payload by which the receiver knows that it has had the message before; {@code null}
 *     where there is none
 * @param format what its frames are
 */
public record MessageSpec(
        String name,
        String wire,
        Class<? extends Message> type,
        @Nullable Role role,
        @Nullable String scope,
        @Nullable String dedupe,
        FrameFormat format) {

    /** Whether the runtime handles this message by itself as {@code other} says. */
    public boolean is(Role other) {
        return role == other;
    }

    /** Whether its frames have properties, such as a ref that an answer repeats. */
    public boolean hasProperties() {
        return format instanceof FrameFormat.JsonObject;
    }

    /** The same message with frames of another format. */
    MessageSpec withFormat(FrameFormat other) {
        return new MessageSpec(name, wire, type, role, scope, dedupe, other);
    }

    /** The same message, which only a client whose token has that scope may send. */
    MessageSpec withScope(String needed) {
        return new MessageSpec(name, wire, type, role, needed, dedupe, format);
    }

    /** The same message, with the property that tells whether it was sent before. */
    MessageSpec withDedupe(String property) {
        return new MessageSpec(name, wire, type, role, scope, property, format);
    }
}
