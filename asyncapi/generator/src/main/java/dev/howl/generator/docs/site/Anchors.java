package dev.howl.generator.docs.site;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The ids of the parts of one page. An id of letters, digits, {@code _}, {@code .} and {@code -} is kept as it is
 * ({@code topic-alerts}), so that others can link to it; any other character becomes {@code ~}. A second part of the
 * same id, or of one that differs in case alone, gets a number.
 */
final class Anchors {
    private static final int MOST_LETTERS = 120;

    private final Set<String> taken = new HashSet<>();

    /**
     * Returns an id that the page does not have yet.
     *
     * @param kind its prefix, a word of the generator's
     */
    String fresh(String kind, String id) {
        String clean = id.replaceAll("[^A-Za-z0-9_.-]", "~");
        String wanted = kind + "-" + clean.substring(0, Math.min(MOST_LETTERS, clean.length()));
        String anchor = wanted;
        for (int number = 2; !taken.add(anchor.toLowerCase(Locale.ROOT)); number++) {
            anchor = wanted + "~" + number;
        }
        return anchor;
    }
}
