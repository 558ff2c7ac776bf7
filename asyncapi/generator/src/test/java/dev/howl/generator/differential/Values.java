package dev.howl.generator.differential;

import dev.howl.runtime.Formats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Comparisons of JSON values. */
final class Values {
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private Values() {}

    /** Returns whether values are equal; numbers are compared by value. */
    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(BY_VALUE, other);
    }

    /**
     * Returns where a value differs from what was written of it; {@code null} where nowhere.
     *
     * @param mayDrop whether members may be absent from what was written
     */
    static @Nullable String difference(JsonNode came, JsonNode written, boolean mayDrop) {
        if (came.isObject() && written.isObject()) {
            List<String> names = new ArrayList<>(came.propertyNames());
            written.propertyNames().stream().filter(name -> !came.has(name)).forEach(names::add);
            for (String name : names) {
                String found = member(came.get(name), written.get(name), mayDrop);
                if (found != null) {
                    return "/" + name + found;
                }
            }
            return null;
        }
        if (came.isArray() && written.isArray() && came.size() == written.size()) {
            for (int i = 0; i < came.size(); i++) {
                String found = difference(came.get(i), written.get(i), mayDrop);
                if (found != null) {
                    return "/" + i + found;
                }
            }
            return null;
        }
        return same(came, written) || isRounded(came, written) || isUuid(came, written)
                ? null
                : ": " + came + " is written as " + written;
    }

    private static @Nullable String member(@Nullable JsonNode came, @Nullable JsonNode written, boolean mayDrop) {
        if (came == null) {
            return " is written, but did not come: " + written;
        }
        if (written == null) {
            return mayDrop ? null : " is dropped: " + came;
        }
        return difference(came, written, mayDrop);
    }

    /** Returns whether a number has the precision of a {@code double}, as documented. */
    private static boolean isRounded(JsonNode came, JsonNode written) {
        return came.isNumber()
                && written.isNumber()
                && Double.compare(came.doubleValue(), written.doubleValue()) == 0
                && Objects.requireNonNull(came.decimalValue())
                                .stripTrailingZeros()
                                .precision()
                        > 15;
    }

    /** Returns whether an identifier was written in lower case, as documented. */
    private static boolean isUuid(JsonNode came, JsonNode written) {
        return came.isString()
                && written.isString()
                && Formats.matches("uuid", came.stringValue())
                && came.stringValue().equalsIgnoreCase(written.stringValue());
    }
}
