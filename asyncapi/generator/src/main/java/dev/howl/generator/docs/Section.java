package dev.howl.generator.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part of the page with its own heading.
 *
 * @param entries what the table of contents lists below it
 * @param content without the heading
 */
record Section(String anchor, String title, List<Entry> entries, Html content) {
    Section {
        entries = List.copyOf(entries);
    }

    /**
     * A line of the table of contents.
     *
     * @param planned whether it is marked as such
     */
    record Entry(String anchor, String title, boolean planned) {}

    /** With its heading. */
    Html render(int level) {
        List<Html> parts = new ArrayList<>();
        parts.add(heading(level, Html.text(title)));
        parts.add(content);
        return Html.element("section", parts).id(anchor);
    }

    /** Returns a title, {@code null} for none, as far as it says more than the id that stands above it. */
    static Html subtitle(String id, @Nullable String title) {
        return title == null || letters(title).equals(letters(id))
                ? Html.NOTHING
                : Html.element("p", title).css("subtitle");
    }

    private static String letters(String text) {
        return text.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    static Html heading(int level, Html... content) {
        return Html.element("h" + Math.min(level, 6), content);
    }
}
