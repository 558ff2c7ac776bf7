package dev.howl.model.link;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sentences about names that are wrong: what there is, and what was probably meant. */
public final class NameHints {
    private static final int MOST = 20;
    private static final int LONGEST = 100;

    private NameHints() {}

    /** {@code it has: say, join, leave; did you mean 'say'?} */
    public static String instead(String wrong, Collection<String> existing) {
        return existing.isEmpty() ? "it has none" : "it has: " + list(existing) + hint(wrong, existing);
    }

    /** {@code say, join, leave}. */
    public static String list(Collection<String> names) {
        String shown = names.stream().limit(MOST).collect(Collectors.joining(", "));
        return names.size() > MOST ? shown + ", … (" + names.size() + ")" : shown;
    }

    /** {@code ; did you mean 'say'?}, or nothing where no name is near. */
    public static String hint(String wrong, Collection<String> existing) {
        int tolerance = Math.min(2, Math.max(1, wrong.length() / 3));
        return existing.stream()
                .filter(name -> Math.abs(name.length() - wrong.length()) <= tolerance && name.length() <= LONGEST)
                .filter(name -> distance(wrong, name) <= tolerance)
                .min(Comparator.comparingInt(name -> distance(wrong, name)))
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /** Returns the names that are nearest to one that is wrong, the nearest first; very long ones are passed over. */
    public static List<String> nearest(String wrong, Collection<String> existing, int most) {
        String start = wrong.substring(0, Math.min(wrong.length(), LONGEST));
        return existing.stream()
                .filter(name -> name.length() <= LONGEST)
                .map(name -> Map.entry(name, distance(start, name)))
                .sorted(Map.Entry.comparingByValue())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Levenshtein distance, letters compared without case. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                int replaced = previous[j - 1] + (same ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
