package dev.howl.runtime.regex;

import java.math.BigInteger;
import java.util.List;

/** The reader of quantifiers: {@code *}, {@code +}, {@code ?}, {@code {n}}, {@code {n,}} and {@code {n,m}}. */
final class Quantifier {
    private static final int MOST_DIGITS = 9;

    private final PatternCursor cursor;
    private boolean unbounded;

    Quantifier(PatternCursor cursor) {
        this.cursor = cursor;
    }

    /** Returns whether a quantifier is next. A brace that begins none is a character. */
    boolean isNext() {
        int start = cursor.at();
        boolean next = cursor.isOneOf("*+?") || !braces().isEmpty();
        cursor.back(start);
        return next;
    }

    /** Returns whether the quantifier last read has no upper bound. */
    boolean isUnbounded() {
        return unbounded;
    }

    String read() {
        int start = cursor.at();
        String quantifier;
        if (cursor.isOneOf("*+?")) {
            quantifier = Character.toString(cursor.next());
            unbounded = !quantifier.equals("?");
        } else {
            quantifier = translated(braces(), start);
        }
        if (cursor.skip("?")) {
            quantifier += "?";
        }
        if (isNext()) {
            throw cursor.error("a quantifier follows a quantifier");
        }
        return quantifier;
    }

    private String translated(List<String> bounds, int start) {
        if (bounds.isEmpty()) {
            throw cursor.error("there is no quantifier", start);
        }
        unbounded = bounds.size() == 2 && bounds.get(1).isEmpty();
        if (bounds.size() == 1) {
            return "{" + count(bounds.get(0)) + "}";
        }
        if (unbounded) {
            return "{" + count(bounds.get(0)) + ",}";
        }
        if (new BigInteger(bounds.get(0)).compareTo(new BigInteger(bounds.get(1))) > 0) {
            throw cursor.error("the bounds of the quantifier are out of order", start);
        }
        return "{" + count(bounds.get(0)) + "," + count(bounds.get(1)) + "}";
    }

    /** Reads {@code {n}}, {@code {n,}} or {@code {n,m}}: one or two numbers, of which the second may be empty; nothing otherwise. */
    private List<String> braces() {
        if (!cursor.skip("{")) {
            return List.of();
        }
        String least = cursor.digits();
        if (least.isEmpty()) {
            return List.of();
        }
        if (cursor.skip("}")) {
            return List.of(least);
        }
        boolean two = cursor.skip(",");
        String most = cursor.digits();
        return two && cursor.skip("}") ? List.of(least, most) : List.of();
    }

    /** Returns a count that Java can represent; no text is as long as those that it cannot. */
    private static int count(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(significant);
    }
}
