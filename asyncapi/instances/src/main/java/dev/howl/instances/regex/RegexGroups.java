package dev.howl.instances.regex;

import java.util.HashMap;
import java.util.Map;

/** The named groups of an expression. */
final class RegexGroups {
    private RegexGroups() {}

    /** Returns the numbers of the groups by their names. */
    static Map<String, Integer> names(String source) {
        Map<String, Integer> names = new HashMap<>();
        int number = 0;
        boolean inClass = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass || c == '[') {
                inClass = c != ']';
            } else if (c == '(' && isCapturing(source, i)) {
                number++;
                int end = source.indexOf('>', i);
                if (source.startsWith("(?<", i) && end > 0) {
                    names.put(source.substring(i + 3, end), number);
                }
            }
        }
        return names;
    }

    private static boolean isCapturing(String source, int open) {
        boolean isLookbehind = source.startsWith("(?<=", open) || source.startsWith("(?<!", open);
        return !source.startsWith("(?", open) || (source.startsWith("(?<", open) && !isLookbehind);
    }
}
