package dev.howl.instances;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A maker of numbers: for 0 the one nearest to zero, then those at the bounds, then any. */
final class NumberMaker {
    private static final List<BigDecimal> STEPS =
            List.of(BigDecimal.ONE, new BigDecimal("0.5"), new BigDecimal("0.01"), new BigDecimal("0.0001"));
    private static final BigDecimal SAFE = BigDecimal.valueOf(9_007_199_254_740_991L);
    private static final Map<String, BigDecimal> WIDTHS = Map.of(
            "int32",
            BigDecimal.valueOf(Integer.MAX_VALUE),
            "int16",
            BigDecimal.valueOf(Short.MAX_VALUE),
            "int8",
            BigDecimal.valueOf(Byte.MAX_VALUE));
    private static final int SPAN = 1_000;

    private final Draw draw;

    NumberMaker(Draw draw) {
        this.draw = draw;
    }

    JsonNode make(Demand demand, boolean whole) {
        Bound low = bound(
                largest(demand, "minimum"), largest(demand, "exclusiveMinimum"), (one, other) -> one.compareTo(other));
        Bound high = bound(
                smallest(demand, "maximum"),
                smallest(demand, "exclusiveMaximum"),
                (one, other) -> other.compareTo(one));
        BigDecimal step = step(demand, whole, value(low), value(high));
        BigInteger first = low == null ? null : quotient(low.value, step, RoundingMode.CEILING, low.excluded ? 1 : 0);
        BigInteger last = high == null ? null : quotient(high.value, step, RoundingMode.FLOOR, high.excluded ? -1 : 0);
        if (first != null && last != null && first.compareTo(last) > 0) {
            throw new NoInstanceException("no number is within the bounds at " + demand.pointer());
        }
        return node(new BigDecimal(count(demand, first, last, step)).multiply(step));
    }

    /** A bound of numbers. */
    private record Bound(BigDecimal value, boolean excluded) {}

    private static @Nullable BigDecimal value(@Nullable Bound bound) {
        return bound == null ? null : bound.value;
    }

    /** Returns the narrower one of two bounds. */
    private static @Nullable Bound bound(
            @Nullable BigDecimal included, @Nullable BigDecimal excluded, Comparator<BigDecimal> order) {
        if (excluded != null && (included == null || order.compare(excluded, included) >= 0)) {
            return new Bound(excluded, true);
        }
        return included == null ? null : new Bound(included, false);
    }

    /** Returns a bound as a number of steps; of one that is excluded, the next. */
    private static BigInteger quotient(BigDecimal bound, BigDecimal step, RoundingMode mode, int beyond) {
        BigInteger count = bound.divide(step, 0, mode).toBigInteger();
        boolean exact = new BigDecimal(count).multiply(step).compareTo(bound) == 0;
        return exact ? count.add(BigInteger.valueOf(beyond)) : count;
    }

    private BigInteger count(Demand demand, @Nullable BigInteger first, @Nullable BigInteger last, BigDecimal step) {
        int kind = draw.next(6);
        if (kind == 1 && first != null) {
            return first;
        }
        if (kind == 2 && last != null) {
            return last;
        }
        BigInteger simplest = nearest(BigInteger.ZERO, first, last);
        if (kind == 0) {
            return simplest;
        }
        if (kind == 3) {
            BigDecimal width = width(demand);
            BigInteger far = width.divide(step, 0, RoundingMode.DOWN).toBigInteger();
            return nearest(draw.next(2) == 0 ? far : far.negate(), first, last);
        }
        int offset = draw.next(2 * SPAN) - SPAN;
        return nearest(simplest.add(BigInteger.valueOf(offset)), first, last);
    }

    private static BigInteger nearest(BigInteger wanted, @Nullable BigInteger first, @Nullable BigInteger last) {
        BigInteger value = first != null ? wanted.max(first) : wanted;
        return last != null ? value.min(last) : value;
    }

    private static BigDecimal width(Demand demand) {
        return demand.values("format")
                .map(format -> WIDTHS.getOrDefault(format.asString(), SAFE))
                .reduce(SAFE, BigDecimal::min);
    }

    /** Returns the difference of neighbouring numbers: the least common multiple of what they must be multiples of. */
    private BigDecimal step(Demand demand, boolean whole, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        BigDecimal step = whole ? BigDecimal.ONE : null;
        for (JsonNode multiple : demand.values("multipleOf").toList()) {
            step = step == null ? multiple.decimalValue() : common(step, multiple.decimalValue());
        }
        if (step != null) {
            return step;
        }
        BigDecimal chosen = STEPS.get(draw.next(STEPS.size()));
        if (low != null && high != null) {
            BigDecimal room = high.subtract(low);
            while (room.signum() > 0 && chosen.multiply(BigDecimal.valueOf(2)).compareTo(room) > 0) {
                chosen = chosen.movePointLeft(1);
            }
            boolean exact = room.signum() == 0 && low.signum() != 0;
            return exact ? low.abs() : chosen;
        }
        return chosen;
    }

    private static BigDecimal common(BigDecimal one, BigDecimal other) {
        int scale = Math.max(Math.max(one.scale(), other.scale()), 0);
        BigInteger first = one.movePointRight(scale).toBigIntegerExact();
        BigInteger second = other.movePointRight(scale).toBigIntegerExact();
        return new BigDecimal(first.divide(first.gcd(second)).multiply(second)).movePointLeft(scale);
    }

    private static @Nullable BigDecimal largest(Demand demand, String keyword) {
        return demand.values(keyword)
                .map(JsonNode::decimalValue)
                .reduce(BigDecimal::max)
                .orElse(null);
    }

    private static @Nullable BigDecimal smallest(Demand demand, String keyword) {
        return demand.values(keyword)
                .map(JsonNode::decimalValue)
                .reduce(BigDecimal::min)
                .orElse(null);
    }

    private static JsonNode node(BigDecimal value) {
        boolean whole = value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
        if (!whole) {
            return JsonNodeFactory.instance.numberNode(value.stripTrailingZeros());
        }
        BigInteger integer = value.toBigInteger();
        return integer.bitLength() < Long.SIZE
                ? JsonNodeFactory.instance.numberNode(integer.longValue())
                : JsonNodeFactory.instance.numberNode(integer);
    }
}
