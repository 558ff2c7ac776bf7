package dev.howl.generator.docs.diagram;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of limited width, for pictures, which do not wrap it themselves. */
final class TextLines {
    /** Letters from here on, such as Chinese ones, are twice as wide. */
    private static final int FIRST_WIDE = 0x1100;

    private static final String BREAKS = " _-./,:";

    private TextLines() {}

    /**
     * Returns the lines; a text that needs more ends with an ellipsis.
     *
     * @param width in letters
     */
    static List<String> of(String text, int width, int most) {
        String rest = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        List<String> lines = new ArrayList<>();
        while (!rest.isEmpty()) {
            int fits = fitting(rest, width);
            boolean isLast = lines.size() == most - 1;
            if (fits == rest.length() || !isLast) {
                int end = fits == rest.length() ? fits : breakBefore(rest, fits);
                lines.add(rest.substring(0, end).strip());
                rest = rest.substring(end).strip();
            } else {
                lines.add(rest.substring(0, fitting(rest, width - 1)).strip() + "…");
                rest = "";
            }
        }
        return lines;
    }

    /** Returns how many characters fit; at least one letter does. */
    private static int fitting(String text, int width) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int letter = text.codePointAt(end);
            used += letter >= FIRST_WIDE ? 2 : 1;
            if (used > width && end > 0) {
                return end;
            }
            end += Character.charCount(letter);
        }
        return end;
    }

    /** Returns the end of the last whole word; of a long word, the end of what fits. */
    private static int breakBefore(String text, int fits) {
        for (int end = fits; end > fits / 2; end--) {
            if (BREAKS.indexOf(text.charAt(end - 1)) >= 0 || text.charAt(end) == ' ') {
                return end;
            }
        }
        return fits;
    }
}
