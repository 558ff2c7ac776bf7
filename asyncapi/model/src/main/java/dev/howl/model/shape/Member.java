package dev.howl.model.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A member of an object that its schema names.
 *
 * @param shape everything that is said of its value; nothing for a member that is only required
 * @param isRequired whether every object has it
 * @param constant its only value, which {@code const} or the {@code discriminator} says; {@code null} for others
 */
public record Member(
        String name,
        Shape shape,
        boolean isRequired,
        @Nullable JsonNode constant) {
    /** Returns {@code true} if an absent member differs from one that is {@code null}. */
    public boolean isAbsentOrNull() {
        return !isRequired && shape.isNullable();
    }
}
