package dev.howl.generator.explain;

import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Text of a document for a terminal: without control characters, and not endless. */
final class SafeText {
    private static final int LONGEST_LINE = 1000;
    private static final int LONGEST_VALUE = 80;
    private static final int MOST_VALUES = 10;

    private SafeText() {}

    /** Returns a text as one line; what a terminal could act on is a question mark. */
    static String of(String text) {
        StringBuilder out = new StringBuilder();
        cut(text, LONGEST_LINE).codePoints().forEach(c -> {
            if (isSafe(c)) {
                out.appendCodePoint(c);
            } else {
                out.append('?');
            }
        });
        return out.toString();
    }

    /** Returns JSON, shortened where it is long. */
    static String json(JsonNode value) {
        return cut(value.toString(), LONGEST_VALUE);
    }

    /** Returns alternatives: {@code a, b or c}, and of many the number of the others. */
    static String either(Collection<String> all) {
        String shown = all.stream().limit(MOST_VALUES).collect(Collectors.joining(" or "));
        return all.size() > MOST_VALUES ? shown + " or one of " + (all.size() - MOST_VALUES) + " others" : shown;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }

    private static boolean isSafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
