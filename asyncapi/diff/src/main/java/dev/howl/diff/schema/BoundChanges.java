package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.model.schema.Keyword;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Bounds;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Changes of upper and lower bounds: of all bounds that apply, the tightest counts. */
final class BoundChanges {
    private final ShapeComparison comparison;
    private final ShapePair pair;

    BoundChanges(ShapeComparison comparison, ShapePair pair) {
        this.comparison = comparison;
        this.pair = pair;
    }

    /** A bound of numbers. */
    private record Limit(BigDecimal value, boolean exclusive) {
        /** Returns whether this lower or upper bound refuses more than another. */
        boolean isTighterThan(Limit other, boolean lower) {
            int order = lower ? value.compareTo(other.value) : other.value.compareTo(value);
            return order > 0 || (order == 0 && exclusive && !other.exclusive);
        }

        /** Returns the bound among integers. */
        Limit ofIntegers(boolean lower) {
            BigDecimal whole = value.setScale(0, lower ? RoundingMode.CEILING : RoundingMode.FLOOR);
            boolean excluded = exclusive && whole.compareTo(value) == 0;
            BigDecimal step = lower ? BigDecimal.ONE : BigDecimal.ONE.negate();
            return new Limit(excluded ? whole.add(step) : whole, false);
        }

        @Override
        public String toString() {
            return value.toPlainString().length() > 40 ? value.toString() : value.toPlainString();
        }
    }

    void number(SchemaAspect aspect, boolean lower, boolean integers) {
        Limit before = limit(pair.old(), lower, integers);
        Limit after = limit(pair.now(), lower, integers);
        String keyword = lower ? "minimum" : "maximum";
        String exclusive = lower ? "exclusiveMinimum" : "exclusiveMaximum";
        Shape holder = after == null ? pair.old() : pair.now();
        String at = holder.keywords().anyMatch(keywords -> keywords.json().has(keyword)) ? keyword : exclusive;
        String words = keyword + " " + text(before) + " before, " + text(after) + " now";
        if (after != null && (before == null || after.isTighterThan(before, lower))) {
            narrowed(aspect, at, words);
        } else if (before != null && (after == null || before.isTighterThan(after, lower))) {
            widened(aspect, at, words);
        }
    }

    private static String text(@Nullable Object bound) {
        return bound == null ? "none" : bound.toString();
    }

    private static @Nullable Limit limit(Shape shape, boolean lower, boolean integers) {
        return shape.keywords()
                .map(Schema.Keywords::bounds)
                .flatMap(bounds -> Stream.of(inclusive(bounds, lower), exclusive(bounds, lower)))
                .filter(Objects::nonNull)
                .map(limit -> integers ? limit.ofIntegers(lower) : limit)
                .reduce((one, other) -> one.isTighterThan(other, lower) ? one : other)
                .orElse(null);
    }

    private static @Nullable Limit inclusive(Bounds bounds, boolean lower) {
        BigDecimal value = lower ? bounds.minimum() : bounds.maximum();
        return value == null ? null : new Limit(value, false);
    }

    private static @Nullable Limit exclusive(Bounds bounds, boolean lower) {
        BigDecimal value = lower ? bounds.exclusiveMinimum() : bounds.exclusiveMaximum();
        return value == null ? null : new Limit(value, true);
    }

    /** Compares a bound of lengths or numbers of items or properties. */
    void count(SchemaAspect aspect, String keyword, boolean lower) {
        long before = count(pair.old(), keyword, lower);
        long after = count(pair.now(), keyword, lower);
        String words = keyword + " " + words(before) + " before, " + words(after) + " now";
        if (lower ? after > before : after < before) {
            narrowed(aspect, keyword, words);
        } else if (after != before) {
            widened(aspect, keyword, words);
        }
    }

    private static String words(long count) {
        return count == 0 || count == Long.MAX_VALUE ? "none" : Long.toString(count);
    }

    private static long count(Shape shape, String keyword, boolean lower) {
        Keyword row = Stream.of(Keyword.values())
                .filter(known -> known.word().equals(keyword))
                .findFirst()
                .orElseThrow();
        return shape.keywords()
                .map(keywords -> row.of(keywords.bounds()))
                .filter(Objects::nonNull)
                .map(bound -> ((Number) bound).longValue())
                .reduce(lower ? Math::max : Math::min)
                .orElse(lower ? 0L : Long.MAX_VALUE);
    }

    private void narrowed(SchemaAspect aspect, String keyword, String words) {
        if (!allNamedFit(pair.old(), pair.now())) {
            comparison.emit(pair, aspect, true, keyword, words);
        }
    }

    private void widened(SchemaAspect aspect, String keyword, String words) {
        if (!allNamedFit(pair.now(), pair.old())) {
            comparison.emit(pair, aspect, false, keyword, words);
        }
    }

    /** Returns whether one shape names all its values, and all of them are within the bounds of the other. */
    boolean allNamedFit(Shape one, Shape other) {
        List<AllowedValue> values = NamedValues.of(one);
        return values != null && values.stream().allMatch(value -> fits(value.json(), other));
    }

    private static boolean fits(JsonNode value, Shape shape) {
        if (shape.keywords().anyMatch(keywords -> keywords.format() != null)) {
            return false;
        }
        return shape.keywords().map(Schema.Keywords::bounds).allMatch(bounds -> {
            if (value.isString()) {
                return TextFit.of(value.stringValue(), bounds);
            }
            return !value.isNumber() || fits(value.decimalValue(), bounds);
        });
    }

    private static boolean fits(BigDecimal number, Bounds bounds) {
        return Stream.of(true, false).allMatch(lower -> {
            Limit own = new Limit(number, false);
            return Stream.of(inclusive(bounds, lower), exclusive(bounds, lower))
                    .filter(Objects::nonNull)
                    .allMatch(limit ->
                            own.equals(new Limit(limit.value(), limit.exclusive())) || own.isTighterThan(limit, lower));
        });
    }
}
