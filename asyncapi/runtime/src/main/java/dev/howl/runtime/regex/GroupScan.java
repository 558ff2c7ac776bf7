package dev.howl.runtime.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A first pass over an expression: its capturing groups, to which backreferences may lead from anywhere, also from
 * before the group.
 *
 * @param names names of the groups in order, empty for a group without one
 * @param referenced numbers of the groups to which a backreference may lead
 */
record GroupScan(List<String> names, BitSet referenced) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    static GroupScan of(String source) {
        List<String> names = new ArrayList<>();
        List<String> references = new ArrayList<>();
        boolean inClass = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                references.add(reference(source, i + 1));
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '(' && isCapturing(source, i)) {
                names.add(source.startsWith("?<", i + 1) ? upTo(source, i + 3) : "");
            }
        }
        return new GroupScan(names, referenced(names, references));
    }

    /** Returns the number of a group by its name, 0 if there is none. */
    int number(String name) {
        return names.indexOf(name) + 1;
    }

    private static boolean isCapturing(String source, int open) {
        return !source.startsWith("?", open + 1)
                || (source.startsWith("?<", open + 1)
                        && !source.startsWith("?<=", open + 1)
                        && !source.startsWith("?<!", open + 1));
    }

    private static String reference(String source, int from) {
        if (source.startsWith("k<", from)) {
            return upTo(source, from + 2);
        }
        int end = from;
        while (end < source.length() && source.charAt(end) >= '0' && source.charAt(end) <= '9') {
            end++;
        }
        return source.substring(from, end);
    }

    private static String upTo(String source, int from) {
        int end = source.indexOf('>', from);
        return end < 0 ? "" : source.substring(from, end);
    }

    private static BitSet referenced(List<String> names, List<String> references) {
        BitSet referenced = new BitSet();
        for (String reference : references) {
            int number = NUMBER.matcher(reference).matches()
                    ? Integer.parseInt(reference)
                    : reference.isEmpty() ? 0 : names.indexOf(reference) + 1;
            if (number <= names.size()) {
                referenced.set(number);
            }
        }
        return referenced;
    }
}
