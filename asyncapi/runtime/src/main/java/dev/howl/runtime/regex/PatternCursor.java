package dev.howl.runtime.regex;

import java.util.regex.PatternSyntaxException;

/** A reading position in an expression. */
final class PatternCursor {
    private final String source;
    private int at;

    PatternCursor(String source) {
        this.source = source;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= source.length();
    }

    boolean is(String text) {
        return source.startsWith(text, at);
    }

    /** Returns whether one of these characters is next. */
    boolean isOneOf(String characters) {
        return !atEnd() && characters.indexOf(source.charAt(at)) >= 0;
    }

    /** Skips a text if it is next. */
    boolean skip(String text) {
        boolean next = is(text);
        if (next) {
            at += text.length();
        }
        return next;
    }

    /** Reads a code point; at the end there is none, so {@link #atEnd} is asked before. */
    int next() {
        int codePoint = source.codePointAt(at);
        at += Character.charCount(codePoint);
        return codePoint;
    }

    void back(int position) {
        at = position;
    }

    /** Reads the digits that are next, of which there may be none. */
    String digits() {
        int start = at;
        while (isOneOf("0123456789")) {
            at++;
        }
        return source.substring(start, at);
    }

    /** Reads up to a character, which is skipped. */
    String upTo(char end, String what) {
        int found = source.indexOf(end, at);
        if (found < 0) {
            throw error("'" + end + "' is missing after " + what);
        }
        String text = source.substring(at, found);
        at = found + 1;
        return text;
    }

    /** Reads exactly this many hexadecimal digits, or returns -1 and reads nothing. */
    int hex(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = at + i < source.length() ? hexDigit(source.charAt(at + i)) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        at += count;
        return value;
    }

    static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    PatternSyntaxException error(String description) {
        return error(description, at);
    }

    PatternSyntaxException error(String description, int index) {
        return new PatternSyntaxException(description, source, index);
    }
}
