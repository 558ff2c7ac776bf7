package dev.howl.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A message of a channel in one direction.
 *
 * @param name the message's id in the contract, unique within its channel
 * @param wire the value of the envelope's discriminator; equal to {@code name} where there is no discriminator
 * @param type the generated record
 * @param role what the runtime does with it by itself; {@code null} where it is for handlers and listeners alone
 */
public record MessageSpec(
        String name,
        String wire,
        Class<? extends Message> type,
        @Nullable Role role) {

    /** Whether the runtime handles this message by itself as {@code other} says. */
    public boolean is(Role other) {
        return role == other;
    }
}
