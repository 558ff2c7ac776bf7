package dev.howl.instances.regex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * A set of Unicode code points.
 *
 * @param ranges sorted, neither overlapping nor adjacent
 */
record CodePointSet(List<Range> ranges) {
    static final CodePointSet EMPTY = new CodePointSet(List.of());
    static final CodePointSet ALL = of(0, Character.MAX_CODE_POINT);
    static final CodePointSet DIGITS = of('0', '9');
    static final CodePointSet WORD = DIGITS.or(of('a', 'z')).or(of('A', 'Z')).or(of('_', '_'));
    static final CodePointSet LINE_ENDS = of('\n', '\n').or(of('\r', '\r')).or(of(0x2028, 0x2029));
    static final CodePointSet SPACES = where(cp -> cp == 0xFEFF || Character.getType(cp) == Character.SPACE_SEPARATOR)
            .or(of('\t', '\r'))
            .or(LINE_ENDS);

    private static final String SIMPLEST = "aA0 -_.";

    CodePointSet {
        ranges = List.copyOf(ranges);
    }

    /** Code points from the first to the last, both included. */
    record Range(int first, int last) {}

    static CodePointSet of(int first, int last) {
        return new CodePointSet(List.of(new Range(first, last)));
    }

    static CodePointSet where(IntPredicate member) {
        List<Range> ranges = new ArrayList<>();
        int start = -1;
        for (int cp = 0; cp <= Character.MAX_CODE_POINT + 1; cp++) {
            boolean in = cp <= Character.MAX_CODE_POINT && member.test(cp);
            if (in && start < 0) {
                start = cp;
            } else if (!in && start >= 0) {
                ranges.add(new Range(start, cp - 1));
                start = -1;
            }
        }
        return new CodePointSet(ranges);
    }

    CodePointSet or(CodePointSet other) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        all.sort(Comparator.comparingInt(Range::first));
        List<Range> joined = new ArrayList<>();
        for (Range range : all) {
            int end = joined.size() - 1;
            if (end >= 0 && range.first <= joined.get(end).last + 1) {
                Range before = joined.get(end);
                joined.set(end, new Range(before.first, Math.max(before.last, range.last)));
            } else {
                joined.add(range);
            }
        }
        return new CodePointSet(joined);
    }

    CodePointSet complement() {
        List<Range> out = new ArrayList<>();
        int next = 0;
        for (Range range : ranges) {
            if (range.first > next) {
                out.add(new Range(next, range.first - 1));
            }
            next = range.last + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            out.add(new Range(next, Character.MAX_CODE_POINT));
        }
        return new CodePointSet(out);
    }

    boolean contains(int codePoint) {
        return ranges.stream().anyMatch(range -> range.first <= codePoint && codePoint <= range.last);
    }

    /** Returns the set as a regular expression of Java. */
    String java() {
        if (ranges.isEmpty()) {
            return "(?!)";
        }
        StringBuilder out = new StringBuilder("[");
        ranges.forEach(range -> out.append(String.format("\\x{%x}-\\x{%x}", range.first, range.last)));
        return out.append(']').toString();
    }

    /** Returns a member: for 0 the simplest, otherwise mostly a printable one of ASCII. Surrogates are left out. */
    int sample(IntUnaryOperator choices) {
        int kind = choices.applyAsInt(6);
        if (kind == 0) {
            return simplest();
        }
        CodePointSet printable = within(' ', '~');
        CodePointSet from = kind < 5 && !printable.ranges.isEmpty() ? printable : withoutSurrogates();
        if (from.ranges.isEmpty()) {
            return simplest();
        }
        Range range = from.ranges.get(choices.applyAsInt(from.ranges.size()));
        return range.first + choices.applyAsInt(range.last - range.first + 1);
    }

    private int simplest() {
        return SIMPLEST.chars().filter(this::contains).findFirst().orElseGet(() -> {
            CodePointSet printable = within(' ', '~');
            CodePointSet from = printable.ranges.isEmpty() ? withoutSurrogates() : printable;
            return from.ranges.isEmpty() ? 'a' : from.ranges.get(0).first;
        });
    }

    private CodePointSet withoutSurrogates() {
        CodePointSet low = within(0, Character.MIN_SURROGATE - 1);
        return low.or(within(Character.MAX_SURROGATE + 1, Character.MAX_CODE_POINT));
    }

    CodePointSet within(int first, int last) {
        return new CodePointSet(ranges.stream()
                .filter(range -> range.first <= last && range.last >= first)
                .map(range -> new Range(Math.max(first, range.first), Math.min(last, range.last)))
                .toList());
    }
}
