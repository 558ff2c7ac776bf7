package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.Formats;
import dev.howl.runtime.JsonEquality;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of values that a schema names, of numbers and of texts. */
final class ScalarChanges {
    private final ShapeComparison comparison;
    private final ShapePair pair;
    private final BoundChanges bounds;

    ScalarChanges(ShapeComparison comparison, ShapePair pair) {
        this.comparison = comparison;
        this.pair = pair;
        this.bounds = new BoundChanges(comparison, pair);
    }

    void values() {
        List<AllowedValue> before = NamedValues.of(pair.old());
        List<AllowedValue> after = NamedValues.of(pair.now());
        if (before == null && after == null) {
            return;
        }
        boolean constant = isConstant(pair.old()) || isConstant(pair.now());
        SchemaAspect aspect = constant ? SchemaAspect.CONST : SchemaAspect.ENUM;
        String keyword = constant ? "const" : "enum";
        if (before == null || after == null) {
            comparison.emit(
                    pair,
                    aspect,
                    before == null,
                    keyword,
                    before == null ? "is restricted now to " + list(after) : "any value is allowed now");
            return;
        }
        Map<Object, AllowedValue> gone = index(before);
        gone.keySet().removeAll(index(after).keySet());
        Map<Object, AllowedValue> added = index(after);
        added.keySet().removeAll(index(before).keySet());
        if (!gone.isEmpty()) {
            comparison.emit(pair, aspect, true, keyword, "no longer allowed: " + list(gone.values()));
        }
        if (!added.isEmpty()) {
            comparison.emit(pair, aspect, false, keyword, "allowed now: " + list(added.values()));
        }
    }

    private static boolean isConstant(Shape shape) {
        return shape.keywords().anyMatch(keywords -> keywords.constant() != null);
    }

    private static Map<Object, AllowedValue> index(List<AllowedValue> values) {
        Map<Object, AllowedValue> index = new LinkedHashMap<>();
        values.forEach(value -> index.put(JsonEquality.key(value.json()), value));
        return index;
    }

    private static String list(@Nullable Iterable<AllowedValue> values) {
        StringBuilder text = new StringBuilder();
        int left = 8;
        for (AllowedValue value : Objects.requireNonNull(values)) {
            text.append(text.isEmpty() ? "" : ", ").append(left > 0 ? value.json() : "…");
            if (left-- == 0) {
                break;
            }
        }
        return text.toString();
    }

    void numbers(boolean integers) {
        bounds.number(SchemaAspect.MINIMUM, true, integers);
        bounds.number(SchemaAspect.MAXIMUM, false, integers);
        Set<BigDecimal> before = set(pair.old(), keywords -> keywords.bounds().multipleOf());
        Set<BigDecimal> after = set(pair.now(), keywords -> keywords.bounds().multipleOf());
        String words = "multipleOf " + text(before) + " before, " + text(after) + " now";
        if (!implies(before, after)) {
            comparison.emit(pair, SchemaAspect.MULTIPLE_OF, true, "multipleOf", words);
        }
        if (!implies(after, before)) {
            comparison.emit(pair, SchemaAspect.MULTIPLE_OF, false, "multipleOf", words);
        }
    }

    /** Returns whether multiples of all steps of the one are multiples of each step of the other. */
    private static boolean implies(Set<BigDecimal> some, Set<BigDecimal> others) {
        return others.stream().allMatch(other -> some.stream()
                .anyMatch(step -> step.remainder(other).signum() == 0));
    }

    void texts() {
        bounds.count(SchemaAspect.MIN_LENGTH, "minLength", true);
        bounds.count(SchemaAspect.MAX_LENGTH, "maxLength", false);
        words(SchemaAspect.PATTERN, "pattern", keywords -> keywords.bounds().pattern());
        words(SchemaAspect.FORMAT, "format", keywords -> {
            String format = keywords.format();
            // Other formats say something to people only.
            return format != null && Formats.names().contains(format) ? format : null;
        });
    }

    private void words(SchemaAspect aspect, String keyword, Function<Keywords, @Nullable String> word) {
        Set<String> before = set(pair.old(), word);
        Set<String> after = set(pair.now(), word);
        String words = keyword + " " + text(before) + " before, " + text(after) + " now";
        if (!before.containsAll(after) && !bounds.allNamedFit(pair.old(), pair.now())) {
            comparison.emit(pair, aspect, true, keyword, words);
        }
        if (!after.containsAll(before) && !bounds.allNamedFit(pair.now(), pair.old())) {
            comparison.emit(pair, aspect, false, keyword, words);
        }
    }

    private static <T> Set<T> set(Shape shape, Function<Keywords, @Nullable T> keyword) {
        Set<T> all = new LinkedHashSet<>();
        shape.keywords().forEach(keywords -> {
            T value = keyword.apply(keywords);
            if (value != null) {
                all.add(value);
            }
        });
        return all;
    }

    private static String text(Set<?> values) {
        return values.isEmpty() ? "none" : values.stream().map(String::valueOf).collect(Collectors.joining(" and "));
    }
}
