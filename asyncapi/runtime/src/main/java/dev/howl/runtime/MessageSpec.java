package dev.howl.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A message of a channel in one direction.
 *
 * @param name the message's id in the contract, unique within its channel
 * @param wire the value of the envelope's discriminator; equal to {@code name} where there is no discriminator
 * @param type the generated record
 * @param role what the runtime does with it by itself; {@code null} where it is for handlers and listeners alone
 * @param dedupe the property of the payload by which the receiver knows that it has had the message before; {@code null}
 *     where there is none
 */
public record MessageSpec(
        String name,
        String wire,
        Class<? extends Message> type,
        @Nullable Role role,
        @Nullable String dedupe) {

    /** A message that cannot be told to have been sent before. */
    public MessageSpec(String name, String wire, Class<? extends Message> type, @Nullable Role role) {
        this(name, wire, type, role, null);
    }

    /** The same message, with the property that tells whether it was sent before. */
    public MessageSpec withDedupe(String property) {
        return new MessageSpec(name, wire, type, role, property);
    }

    /** Whether the runtime handles this message by itself as {@code other} says. */
    public boolean is(Role other) {
        return role == other;
    }
}
