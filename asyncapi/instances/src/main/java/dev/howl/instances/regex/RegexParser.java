package dev.howl.instances.regex;

import dev.howl.instances.regex.RegexNode.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A parser of regular expressions of ECMA-262 with the flag {@code u}, lenient about needless escapes. It shares no code
 * with the translation that Howl's validator uses, so that neither hides an error of the other.
 */
final class RegexParser {
    private static final int MAX_DEPTH = 100;

    final String source;
    private final Map<String, Integer> names;
    private final RegexClasses classes = new RegexClasses(this);
    int at;
    private int groups;
    private int depth;

    private RegexParser(String source) {
        this.source = source;
        // A reference can precede its group.
        this.names = RegexGroups.names(source);
    }

    /** @throws PatternSyntaxException if it is malformed */
    static RegexNode parse(String source) {
        RegexParser parser = new RegexParser(source);
        RegexNode node = parser.choice();
        if (parser.at < source.length()) {
            throw parser.error("unmatched ')'");
        }
        return node;
    }

    private RegexNode choice() {
        if (++depth > MAX_DEPTH) {
            throw error("nested too deep");
        }
        List<RegexNode> branches = new ArrayList<>();
        branches.add(sequence());
        while (take("|")) {
            branches.add(sequence());
        }
        depth--;
        return branches.size() == 1 ? branches.get(0) : new RegexNode.Choice(branches);
    }

    private RegexNode sequence() {
        List<RegexNode> parts = new ArrayList<>();
        while (at < source.length() && peek() != '|' && peek() != ')') {
            parts.add(quantified(term()));
        }
        return new RegexNode.Sequence(parts);
    }

    private RegexNode term() {
        if (take("^")) {
            return Anchor.START;
        }
        if (take("$")) {
            return Anchor.END;
        }
        if (take(".")) {
            return new RegexNode.One(CodePointSet.LINE_ENDS.complement());
        }
        if (take("(")) {
            return group();
        }
        if (take("[")) {
            return new RegexNode.One(classes.bracketed());
        }
        if (take("\\")) {
            return escape();
        }
        int literal = codePoint();
        if (literal == '*' || literal == '+' || literal == '?') {
            throw error("nothing to repeat");
        }
        return new RegexNode.One(CodePointSet.of(literal, literal));
    }

    private RegexNode group() {
        RegexNode group;
        if (take("?:")) {
            group = choice();
        } else if (take("?=")) {
            group = new RegexNode.Look(true, false, choice());
        } else if (take("?!")) {
            group = new RegexNode.Look(true, true, choice());
        } else if (take("?<=")) {
            group = new RegexNode.Look(false, false, choice());
        } else if (take("?<!")) {
            group = new RegexNode.Look(false, true, choice());
        } else if (take("?<")) {
            until('>');
            group = new RegexNode.Capture(++groups, choice());
        } else if (take("?")) {
            throw error("unknown kind of group");
        } else {
            group = new RegexNode.Capture(++groups, choice());
        }
        if (!take(")")) {
            throw error("missing ')'");
        }
        return group;
    }

    private RegexNode escape() {
        if (take("b")) {
            return Anchor.BOUNDARY;
        }
        if (take("B")) {
            return Anchor.NO_BOUNDARY;
        }
        if (take("k<")) {
            Integer number = names.get(until('>'));
            if (number == null) {
                throw error("a reference to a group that does not exist");
            }
            return new RegexNode.Same(number);
        }
        if (peek() >= '1' && peek() <= '9') {
            return new RegexNode.Same(Objects.requireNonNull(number()));
        }
        return new RegexNode.One(classes.escaped(false));
    }

    private RegexNode quantified(RegexNode part) {
        int start = at;
        if (take("*")) {
            return repeat(part, 0, -1);
        }
        if (take("+")) {
            return repeat(part, 1, -1);
        }
        if (take("?")) {
            return repeat(part, 0, 1);
        }
        if (take("{")) {
            Integer least = number();
            boolean open = least != null && take(",");
            Integer most = open ? number() : least;
            if (least != null && take("}")) {
                return repeat(part, least, most == null ? -1 : most);
            }
            at = start;
        }
        return part;
    }

    private RegexNode repeat(RegexNode part, int least, int most) {
        if (most >= 0 && most < least) {
            throw error("the bounds of a quantifier are out of order");
        }
        return new RegexNode.Repeat(part, least, most, take("?"));
    }

    private @Nullable Integer number() {
        int start = at;
        while (at < source.length() && peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (start == at) {
            return null;
        }
        try {
            return Integer.valueOf(source.substring(start, at));
        } catch (NumberFormatException e) {
            throw error("a number is too large");
        }
    }

    String until(char end) {
        int found = source.indexOf(end, at);
        if (found < 0) {
            throw error("missing '" + end + "'");
        }
        String text = source.substring(at, found);
        at = found + 1;
        return text;
    }

    boolean take(String text) {
        boolean found = source.startsWith(text, at);
        at += found ? text.length() : 0;
        return found;
    }

    char peek() {
        if (at >= source.length()) {
            throw error("unexpected end");
        }
        return source.charAt(at);
    }

    int codePoint() {
        peek();
        int codePoint = source.codePointAt(at);
        at += Character.charCount(codePoint);
        return codePoint;
    }

    PatternSyntaxException error(String reason) {
        return new PatternSyntaxException(reason, source, at);
    }
}
