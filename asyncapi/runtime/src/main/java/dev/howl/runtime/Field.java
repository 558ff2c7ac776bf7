package dev.howl.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * The value of an optional member that the contract also lets be {@code null}. An object without the member and one in
 * which it is {@code null} are distinguished, and written as they were read. Immutable where {@code T} is.
 *
 * @param <T> the type of the member's other values
 */
@JsonSerialize(using = FieldSerializer.class)
@JsonDeserialize(using = FieldDeserializer.class)
public sealed interface Field<T> {
    /** The object does not have the member. */
    record Absent<T>() implements Field<T> {}

    /** The member is {@code null}. */
    record Null<T>() implements Field<T> {}

    /** The member has a value, which is never {@code null}. */
    record Value<T>(T value) implements Field<T> {
        public Value {
            Objects.requireNonNull(value, "value");
        }
    }

    /** Returns a member that is not there. */
    static <T> Field<T> absent() {
        return new Absent<>();
    }

    /** Returns a member that is there, {@code null} or not. */
    static <T> Field<T> of(@Nullable T value) {
        return value == null ? new Null<>() : new Value<>(value);
    }

    /** Returns whether the object does not have the member. */
    default boolean isAbsent() {
        return this instanceof Absent;
    }

    /** Returns the value, {@code null} where the member is absent or {@code null}. */
    default @Nullable T orNull() {
        return this instanceof Value<T> present ? present.value() : null;
    }
}
