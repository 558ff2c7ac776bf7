package dev.howl.model.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The named groups of a regular expression, and how to write a text that it reads.
 *
 * @param groups in the order of the expression
 * @param template what the text consists of; {@code null} where the groups alone do not tell, because the expression
 *     leaves something open outside of them or is not anchored at both ends
 */
public record TextPattern(List<Group> groups, @Nullable List<Piece> template) {

    /**
     * A named group.
     *
     * @param certain whether it is in every text that the expression matches
     */
    public record Group(String name, boolean certain) {}

    /** A piece of a text. */
    public sealed interface Piece {}

    /** A fixed part of the text. */
    public record Literal(String text) implements Piece {}

    /** The content of a group. */
    public record Part(String group) implements Piece {}

    /** Reads an expression that {@link dev.howl.runtime.Regex} accepts. */
    public static TextPattern of(String regex) {
        return new Reader(regex).read();
    }

    private static final class Reader {
        private static final Pattern NAMED = Pattern.compile("\\(\\?<(?![=!])([^>]+)>");

        private final String regex;
        private final List<Group> groups = new ArrayList<>();
        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();
        private boolean template = true;
        private boolean alternatives;
        private int depth;
        private int at;

        Reader(String regex) {
            this.regex = regex;
        }

        TextPattern read() {
            template = skip("^");
            boolean ended = false;
            while (at < regex.length()) {
                ended = depth == 0 && regex.startsWith("$", at) && at == regex.length() - 1;
                if (ended) {
                    at++;
                } else {
                    step();
                }
            }
            flush();
            List<Group> found = alternatives
                    ? groups.stream()
                            .map(group -> new Group(group.name(), false))
                            .toList()
                    : List.copyOf(groups);
            return new TextPattern(found, template && ended ? List.copyOf(pieces) : null);
        }

        private void step() {
            switch (regex.charAt(at)) {
                case '\\' -> escape();
                case '(' -> open();
                case ')' -> {
                    depth--;
                    at++;
                }
                case '[' -> characters();
                case '|' -> {
                    alternatives |= depth == 0;
                    open(1);
                }
                case '.', '*', '+', '?', '{', '^', '$' -> open(1);
                default -> literal(regex.charAt(at), 1);
            }
        }

        /** Marks the text as impossible to write if the element is neither a literal nor inside a group. */
        private void open(int length) {
            template &= depth > 0;
            at += length;
        }

        private void literal(char character, int length) {
            if (depth == 0) {
                literal.append(character);
            }
            at += length;
        }

        private void escape() {
            char escaped = regex.charAt(at + 1);
            if (Character.isLetterOrDigit(escaped)) {
                open(2);
            } else {
                literal(escaped, 2);
            }
        }

        /** A class, which ends at the first bracket that is not escaped (ECMA-262). */
        private void characters() {
            template &= depth > 0;
            while (regex.charAt(at) != ']') {
                at += regex.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
        }

        private void open() {
            Matcher named = NAMED.matcher(regex).region(at, regex.length());
            if (!named.lookingAt()) {
                template &= depth > 0;
                at++;
                depth++;
                return;
            }
            String name = named.group(1);
            String after = depth == 0 ? after(at) : "?";
            groups.add(new Group(name, after.isEmpty() || after.startsWith("+")));
            template &= depth > 0 || after.isEmpty();
            if (depth == 0) {
                flush();
                pieces.add(new Part(name));
            } else {
                template = false;
            }
            at = named.end();
            depth++;
        }

        /** Returns the quantifier after the group that begins there, empty where there is none. */
        private String after(int start) {
            int open = 0;
            for (int i = start; i < regex.length(); i++) {
                char character = regex.charAt(i);
                if (character == '\\') {
                    i++;
                } else if (character == '[') {
                    i = endOfCharacters(i);
                } else if (character == '(') {
                    open++;
                } else if (character == ')' && --open == 0) {
                    String rest = regex.substring(i + 1);
                    return !rest.isEmpty() && "*+?{".indexOf(rest.charAt(0)) >= 0 ? rest.substring(0, 1) : "";
                }
            }
            return "";
        }

        private int endOfCharacters(int start) {
            int before = at;
            boolean was = template;
            at = start;
            characters();
            int end = at - 1;
            at = before;
            template = was;
            return end;
        }

        private boolean skip(String text) {
            if (!regex.startsWith(text, at)) {
                return false;
            }
            at += text.length();
            return true;
        }

        private void flush() {
            if (!literal.isEmpty()) {
                pieces.add(new Literal(literal.toString()));
                literal.setLength(0);
            }
        }
    }
}
