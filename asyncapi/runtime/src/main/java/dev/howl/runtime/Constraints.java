package dev.howl.runtime;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema constraints that the constructors of generated records enforce. A method either returns or throws an
 * {@link IllegalArgumentException}; its message names the property and the constraint, never the value, which may be a
 * secret. {@code null} is an absent property and satisfies everything except {@link #required}.
 */
public final class Constraints {
    private Constraints() {}

    /** Enforces {@code required}: the property is present. */
    public static <T> T required(String property, @Nullable T value) {
        if (value == null) {
            throw failed(property, "is required");
        }
        return value;
    }

    /** Applies {@code default}: returns the default value for an absent property. */
    public static <T> T orDefault(@Nullable T value, T defaultValue) {
        return value == null ? defaultValue : value;
    }

    /**
     * Enforces that the members of an object which have no component of their own are no others.
     *
     * @param members {@code null} stands for none
     * @param reserved names of members that have a place elsewhere
     * @return the members
     */
    public static <T extends @Nullable Object> Map<String, T> additional(
            @Nullable Map<String, T> members, Collection<String> reserved) {
        if (members == null) {
            return Map.of();
        }
        for (String name : reserved) {
            if (members.containsKey(name)) {
                throw failed(name, "must not be an additional member");
            }
        }
        return members;
    }

    /** Enforces {@code const}. Numbers are compared by their value, so that 5 equals 5.0. */
    public static void constant(String property, @Nullable Object value, Object expected) {
        if (value != null && !isSame(value, expected)) {
            throw failed(property, "must be " + expected);
        }
    }

    /** Enforces {@code minLength}, in Unicode code points. */
    public static void minLength(String property, @Nullable String value, int min) {
        if (value != null && value.codePointCount(0, value.length()) < min) {
            throw failed(property, "is shorter than " + min + (min == 1 ? " character" : " characters"));
        }
    }

    /** Enforces {@code maxLength}, in Unicode code points. */
    public static void maxLength(String property, @Nullable String value, int max) {
        if (value != null && value.codePointCount(0, value.length()) > max) {
            throw failed(property, "is longer than " + max + (max == 1 ? " character" : " characters"));
        }
    }

    /** Enforces {@code pattern}, which may match anywhere in the value. */
    public static void pattern(String property, @Nullable String value, Regex pattern) {
        if (value != null && pattern.find(value).isEmpty()) {
            throw failed(property, "does not match " + pattern);
        }
    }

    /** Enforces {@code minimum}. */
    public static void minimum(String property, @Nullable Number value, String min) {
        if (value != null && decimal(value).compareTo(new BigDecimal(min)) < 0) {
            throw failed(property, "is less than " + min);
        }
    }

    /** Enforces {@code maximum}. */
    public static void maximum(String property, @Nullable Number value, String max) {
        if (value != null && decimal(value).compareTo(new BigDecimal(max)) > 0) {
            throw failed(property, "is greater than " + max);
        }
    }

    /** Enforces {@code exclusiveMinimum}. */
    public static void exclusiveMinimum(String property, @Nullable Number value, String min) {
        if (value != null && decimal(value).compareTo(new BigDecimal(min)) <= 0) {
            throw failed(property, "is not greater than " + min);
        }
    }

    /** Enforces {@code exclusiveMaximum}. */
    public static void exclusiveMaximum(String property, @Nullable Number value, String max) {
        if (value != null && decimal(value).compareTo(new BigDecimal(max)) >= 0) {
            throw failed(property, "is not less than " + max);
        }
    }

    /** Enforces {@code multipleOf}, in decimal arithmetic. */
    public static void multipleOf(String property, @Nullable Number value, String factor) {
        if (value != null && decimal(value).remainder(new BigDecimal(factor)).signum() != 0) {
            throw failed(property, "is not a multiple of " + factor);
        }
    }

    /** Enforces {@code minItems}. */
    public static void minItems(String property, @Nullable Collection<?> value, int min) {
        if (value != null && value.size() < min) {
            throw failed(property, "has fewer than " + min + (min == 1 ? " item" : " items"));
        }
    }

    /** Enforces {@code maxItems}. */
    public static void maxItems(String property, @Nullable Collection<?> value, int max) {
        if (value != null && value.size() > max) {
            throw failed(property, "has more than " + max + (max == 1 ? " item" : " items"));
        }
    }

    /** Enforces {@code uniqueItems}. */
    public static void uniqueItems(String property, @Nullable Collection<?> value) {
        if (value != null && new HashSet<>(value).size() != value.size()) {
            throw failed(property, "has an item twice");
        }
    }

    /** Enforces {@code minProperties}. */
    public static void minProperties(String property, @Nullable Map<?, ?> value, int min) {
        if (value != null && value.size() < min) {
            throw failed(property, "has fewer than " + min + (min == 1 ? " property" : " properties"));
        }
    }

    /** Enforces {@code maxProperties}. */
    public static void maxProperties(String property, @Nullable Map<?, ?> value, int max) {
        if (value != null && value.size() > max) {
            throw failed(property, "has more than " + max + (max == 1 ? " property" : " properties"));
        }
    }

    /** Enforces an {@code enum} of numbers, compared by their value. */
    public static void oneOf(String property, @Nullable Number value, Number... allowed) {
        if (value != null && Stream.of(allowed).noneMatch(one -> decimal(one).compareTo(decimal(value)) == 0)) {
            throw failed(property, "must be one of " + List.of(allowed));
        }
    }

    /** Enforces an {@code enum} of strings. */
    public static void oneOf(String property, @Nullable String value, String... allowed) {
        if (value != null && !List.of(allowed).contains(value)) {
            throw failed(property, "must be one of " + List.of(allowed));
        }
    }

    /**
     * Enforces that the pattern of a text message yields exactly these named groups, so that the receiver reads the
     * parts that the sender meant.
     *
     * @param namesAndParts the name of each group followed by its part; {@code null} for a group that does not take
     *     part in the match
     */
    public static void groups(Regex pattern, String text, @Nullable String... namesAndParts) {
        Regex.Match match = read(pattern, text);
        for (int i = 0; i < namesAndParts.length; i += 2) {
            String name = String.valueOf(namesAndParts[i]);
            if (!Objects.equals(match.group(name), namesAndParts[i + 1])) {
                throw failed(name, "is not the part that the pattern finds in the text");
            }
        }
    }

    /**
     * Matches the pattern of a text message.
     *
     * @return the first match
     * @throws IllegalArgumentException if the pattern is not found in the text
     */
    public static Regex.Match read(Regex pattern, String text) {
        return pattern.find(text).orElseThrow(() -> failed(TextMessage.TEXT, "does not match " + pattern));
    }

    /**
     * Joins the properties that an alternative of {@link #exactlyOne} or {@link #atLeastOne} requires.
     *
     * @return anything where all are present; {@code null} where one is absent
     */
    public static @Nullable Object all(@Nullable Object... values) {
        return Stream.of(values).allMatch(MemberCounts::isPresent) ? values : null;
    }

    /** Enforces a {@code oneOf} whose subschemas only require properties: those of exactly one of them are present. */
    public static void exactlyOne(String properties, @Nullable Object... values) {
        if (Stream.of(values).filter(MemberCounts::isPresent).count() != 1) {
            throw new IllegalArgumentException("exactly one of " + properties + " is required");
        }
    }

    /** Enforces an {@code anyOf} whose subschemas only require properties: those of at least one of them are present. */
    public static void atLeastOne(String properties, @Nullable Object... values) {
        if (Stream.of(values).noneMatch(MemberCounts::isPresent)) {
            throw new IllegalArgumentException("at least one of " + properties + " is required");
        }
    }

    /** Enforces {@code format} of the text that is written. A format that JSON Schema does not define accepts all. */
    public static void format(String property, @Nullable Object value, String format) {
        if (value != null && !Formats.matches(format, value.toString())) {
            throw failed(property, "is not a valid " + format);
        }
    }

    /** Applies a check to every item of a list. */
    public static <T> void each(@Nullable List<T> values, Consumer<? super T> check) {
        if (values != null) {
            values.forEach(check);
        }
    }

    /** Applies a check to every value of a map. */
    public static <T> void each(@Nullable Map<String, T> values, Consumer<? super T> check) {
        if (values != null) {
            values.values().forEach(check);
        }
    }

    /** Returns an unmodifiable copy, {@code null} for an absent list. No item may be {@code null}. */
    public static <T> @Nullable List<T> copy(@Nullable List<T> value) {
        return value == null ? null : List.copyOf(value);
    }

    /** Returns {@link #copyOf(Map)}, {@code null} for an absent map. */
    public static <T> @Nullable Map<String, T> copy(@Nullable Map<String, T> value) {
        return value == null ? null : copyOf(value);
    }

    /** Returns an unmodifiable copy of a list. No item may be {@code null}. */
    public static <T> List<T> copyOf(List<T> value) {
        return List.copyOf(value);
    }

    /** Returns a member whose value was replaced by an unmodifiable copy. */
    public static <T> Field<T> copy(Field<T> field, UnaryOperator<T> copy) {
        T value = field.orNull();
        return value == null ? field : Field.of(copy.apply(value));
    }

    /** Returns an unmodifiable copy in the same order. No value may be {@code null}. */
    public static <T> Map<String, T> copyOf(Map<String, T> value) {
        value.forEach((name, each) -> required(name, each));
        return Collections.unmodifiableMap(new LinkedHashMap<>(value));
    }

    /** Returns an unmodifiable copy of a list whose items may be {@code null} by the contract. */
    public static <T> List<@Nullable T> copyWithNulls(List<@Nullable T> value) {
        return Collections.unmodifiableList(new ArrayList<>(value));
    }

    /** Returns an unmodifiable copy, in the same order, of a map whose values may be {@code null} by the contract. */
    public static <T> Map<String, @Nullable T> copyWithNulls(Map<String, @Nullable T> value) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(value));
    }

    private static boolean isSame(Object value, Object expected) {
        if (value instanceof Number one && expected instanceof Number other) {
            return decimal(one).compareTo(decimal(other)) == 0;
        }
        return value.equals(expected);
    }

    private static BigDecimal decimal(Number value) {
        return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
    }

    private static IllegalArgumentException failed(String property, String reason) {
        return new IllegalArgumentException("'" + property + "' " + reason);
    }
}
