package dev.howl.generator.docs.site;

import dev.howl.generator.docs.html.Html;
import java.util.List;

/**
 * A page about one element.
 *
 * @param path its address within the site, with slashes: {@code messages/subscribe.html}
 * @param name the element's name in the document
 * @param summary one line about it, empty for none
 * @param mark a badge beside its name in lists, nothing for none
 * @param body its content below the navigation, with the heading
 * @param group the heading above it in lists; empty for none
 * @param parts of its content that the search finds
 */
public record SitePage(
        PageKind kind,
        String path,
        String name,
        String summary,
        Html mark,
        Html body,
        String group,
        List<SitePart> parts) {
    public SitePage {
        parts = List.copyOf(parts);
    }

    /** Creates a page in no group. */
    public SitePage(PageKind kind, String path, String name, String summary, Html mark, Html body) {
        this(kind, path, name, summary, mark, body, "", List.of());
    }

    /**
     * A part of a page.
     *
     * @param name its heading
     * @param anchor its id in the page
     */
    public record SitePart(String name, String anchor) {}

    /** Returns the page with more content at its end. */
    public SitePage with(Html more) {
        return new SitePage(kind, path, name, summary, mark, Html.all(body, more), group, parts);
    }
}
