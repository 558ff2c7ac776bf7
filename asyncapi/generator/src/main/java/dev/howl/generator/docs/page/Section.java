package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Html;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parts of a page with a heading. */
final class Section {
    /** The level of the headings of sections. */
    static final int LEVEL = 2;

    private Section() {}

    /**
     * Returns a section; nothing without content.
     *
     * @param anchor a word of the generator's
     */
    static Html of(String anchor, String title, Html... content) {
        Html all = Html.all(content);
        if (all.isEmpty()) {
            return Html.NOTHING;
        }
        Html link = Html.link(anchor, Html.text(title));
        return Html.element("section", List.of(Html.heading(LEVEL, link), all)).id(anchor);
    }

    /** Returns the heading of a page: a link to all elements of its kind, its id and its title. */
    static Html title(Html kind, String id, Html badges, @Nullable String title) {
        return Html.all(
                Html.element("p", kind).css("kind"),
                Html.heading(1, Html.code(id), badges),
                title == null || letters(title).equals(letters(id))
                        ? Html.NOTHING
                        : Html.element("p", title).css("subtitle"));
    }

    private static String letters(String text) {
        return text.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }
}
