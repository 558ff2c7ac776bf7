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
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of JSON Schema, enforced by the constructors of generated records. A {@code null} value is an absent property
 * and passes every check but {@link #required}; what fails is an {@link IllegalArgumentException} that names the
 * property and the bound, never the value.
 */
public final class Constraints {
    private Constraints() {}

    /** {@code required}: the property is there. */
    public static <T> T required(String property, @Nullable T value) {
        if (value == null) {
            throw failed(property, "is required");
        }
        return value;
    }

    /** {@code default}: stands in for an absent property. */
    public static <T> T orDefault(@Nullable T value, T defaultValue) {
        return value == null ? defaultValue : value;
    }

    /** {@code const}: the one value that the property may have. */
    public static void constant(String property, @Nullable Object value, Object expected) {
        if (value != null && !isSame(value, expected)) {
            throw failed(property, "must be " + expected);
        }
    }

    /** {@code minLength}, counted in code points as JSON Schema does. */
    public static void minLength(String property, @Nullable String value, int min) {
        if (value != null && value.codePointCount(0, value.length()) < min) {
            throw failed(property, "is shorter than " + min + (min == 1 ? " character" : " characters"));
        }
    }

    /** {@code maxLength}, counted in code points as JSON Schema does. */
    public static void maxLength(String property, @Nullable String value, int max) {
        if (value != null && value.codePointCount(0, value.length()) > max) {
            throw failed(property, "is longer than " + max + (max == 1 ? " character" : " characters"));
        }
    }

    /** {@code pattern}: found anywhere in the value, as JSON Schema says. */
    public static void pattern(String property, @Nullable String value, Regex pattern) {
        if (value != null && pattern.find(value).isEmpty()) {
            throw failed(property, "does not match " + pattern);
        }
    }

    /** {@code minimum}. */
    public static void minimum(String property, @Nullable Number value, String min) {
        if (value != null && decimal(value).compareTo(new BigDecimal(min)) < 0) {
            throw failed(property, "is less than " + min);
        }
    }

    /** {@code maximum}. */
    public static void maximum(String property, @Nullable Number value, String max) {
        if (value != null && decimal(value).compareTo(new BigDecimal(max)) > 0) {
            throw failed(property, "is greater than " + max);
        }
    }

    /** {@code exclusiveMinimum}. */
    public static void exclusiveMinimum(String property, @Nullable Number value, String min) {
        if (value != null && decimal(value).compareTo(new BigDecimal(min)) <= 0) {
            throw failed(property, "is not greater than " + min);
        }
    }

    /** {@code exclusiveMaximum}. */
    public static void exclusiveMaximum(String property, @Nullable Number value, String max) {
        if (value != null && decimal(value).compareTo(new BigDecimal(max)) >= 0) {
            throw failed(property, "is not less than " + max);
        }
    }

    /** {@code multipleOf}. */
    public static void multipleOf(String property, @Nullable Number value, String factor) {
        if (value != null && decimal(value).remainder(new BigDecimal(factor)).signum() != 0) {
            throw failed(property, "is not a multiple of " + factor);
        }
    }

    /** {@code minItems}. */
    public static void minItems(String property, @Nullable Collection<?> value, int min) {
        if (value != null && value.size() < min) {
            throw failed(property, "has fewer than " + min + (min == 1 ? " item" : " items"));
        }
    }

    /** {@code maxItems}. */
    public static void maxItems(String property, @Nullable Collection<?> value, int max) {
        if (value != null && value.size() > max) {
            throw failed(property, "has more than " + max + (max == 1 ? " item" : " items"));
        }
    }

    /** {@code uniqueItems}. */
    public static void uniqueItems(String property, @Nullable Collection<?> value) {
        if (value != null && new HashSet<>(value).size() != value.size()) {
            throw failed(property, "has an item twice");
        }
    }

    /** {@code minProperties}. */
    public static void minProperties(String property, @Nullable Map<?, ?> value, int min) {
        if (value != null && value.size() < min) {
            throw failed(property, "has fewer than " + min + (min == 1 ? " property" : " properties"));
        }
    }

    /** {@code maxProperties}. */
    public static void maxProperties(String property, @Nullable Map<?, ?> value, int max) {
        if (value != null && value.size() > max) {
            throw failed(property, "has more than " + max + (max == 1 ? " property" : " properties"));
        }
    }

    /** {@code enum} of numbers. */
    public static void oneOf(String property, @Nullable Number value, Number... allowed) {
        if (value != null && Stream.of(allowed).noneMatch(one -> decimal(one).compareTo(decimal(value)) == 0)) {
            throw failed(property, "must be one of " + List.of(allowed));
        }
    }

    /** {@code enum} of texts. */
    public static void oneOf(String property, @Nullable String value, String... allowed) {
        if (value != null && !List.of(allowed).contains(value)) {
            throw failed(property, "must be one of " + List.of(allowed));
        }
    }

    /**
     * A text that is written from parts, or beside them: the pattern is found in it, and its named groups are exactly
     * these parts, so that whoever reads it gets what was meant.
     *
     * @param namesAndParts the name of each group, each followed by its part, {@code null} where the group is not there
     */
    public static void groups(Regex pattern, String text, @Nullable String... namesAndParts) {
        Matcher matcher = read(pattern, text);
        for (int i = 0; i < namesAndParts.length; i += 2) {
            String name = String.valueOf(namesAndParts[i]);
            if (!Objects.equals(matcher.group(name), namesAndParts[i + 1])) {
                throw failed(name, "would be read as something else out of the text");
            }
        }
    }

    /**
     * Reads a text.
     *
     * @return where the groups of the pattern are in it
     * @throws IllegalArgumentException where the pattern is not found in it
     */
    public static Matcher read(Regex pattern, String text) {
        return pattern.find(text).orElseThrow(() -> failed(TextMessage.TEXT, "does not match " + pattern));
    }

    /** {@code oneOf} whose alternatives each require one property: one of these is there, and no other. */
    public static void exactlyOne(String properties, @Nullable Object... values) {
        if (Stream.of(values).filter(Objects::nonNull).count() != 1) {
            throw new IllegalArgumentException("exactly one of " + properties + " must be there");
        }
    }

    /** {@code anyOf} whose alternatives each require one property: one of these is there, or several. */
    public static void atLeastOne(String properties, @Nullable Object... values) {
        if (Stream.of(values).noneMatch(Objects::nonNull)) {
            throw new IllegalArgumentException("at least one of " + properties + " must be there");
        }
    }

    /** {@code format}; one that JSON Schema does not define passes. */
    public static void format(String property, @Nullable String value, String format) {
        if (value != null && !Formats.matches(format, value)) {
            throw failed(property, "is no " + format);
        }
    }

    /** What holds for every item of a list. */
    public static <T> void each(@Nullable List<T> values, Consumer<? super T> check) {
        if (values != null) {
            values.forEach(check);
        }
    }

    /** What holds for every value of a map. */
    public static <T> void each(@Nullable Map<String, T> values, Consumer<? super T> check) {
        if (values != null) {
            values.values().forEach(check);
        }
    }

    /** An unmodifiable copy, {@code null} for an absent list; no item is {@code null}. */
    public static <T> @Nullable List<T> copy(@Nullable List<T> value) {
        return value == null ? null : List.copyOf(value);
    }

    /** As {@link #copyOf(Map)}, {@code null} for an absent map. */
    public static <T> @Nullable Map<String, T> copy(@Nullable Map<String, T> value) {
        return value == null ? null : copyOf(value);
    }

    /** An unmodifiable copy in the same order; no value is {@code null}. */
    public static <T> Map<String, T> copyOf(Map<String, T> value) {
        value.forEach((name, each) -> required(name, each));
        return Collections.unmodifiableMap(new LinkedHashMap<>(value));
    }

    /** An unmodifiable copy of a list whose items the contract lets be {@code null}. */
    public static <T> List<@Nullable T> copyWithNulls(List<@Nullable T> value) {
        return Collections.unmodifiableList(new ArrayList<>(value));
    }

    /** An unmodifiable copy, in the same order, of a map whose values the contract lets be {@code null}. */
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
