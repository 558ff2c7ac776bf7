package dev.howl.generator.docs.site;

import dev.howl.generator.docs.html.Html;
import org.jspecify.annotations.Nullable;

/**
 * The frame around each page: a bar with the title, search and menu, the contents beside it, and links to the neighbours.
 *
 * @param title the contract's
 * @param version the contract's
 * @param comment for the top of each file
 */
public record Layout(String title, String version, String comment, Navigation navigation) {
    /** Files that each page refers to. */
    public static final String STYLE_SHEET = "docs.css";

    /** The script of the search. */
    public static final String SCRIPT = "search.js";

    /** The icon that browsers show beside the title. */
    public static final String ICON = "favicon.svg";

    /** Returns the first page. */
    public String index(Html body) {
        return render(null, title + " " + version, body);
    }

    /** Returns a page about an element. */
    public String page(SitePage page) {
        String name = page.kind().isListed() ? page.name() + " · " + page.kind().word() : page.name();
        return render(page, name + " · " + title, page.body());
    }

    private String render(@Nullable SitePage page, String heading, Html body) {
        String from = page == null ? Links.INDEX : page.path();
        Html main = Html.element("main", body, page == null ? Html.NOTHING : navigation.neighbours(page))
                .id("content")
                .with("tabindex", "-1");
        Html.Element whole = Html.element(
                "body",
                Html.link("content", Html.text("Skip to content")).css("skip"),
                bar(page, from),
                Html.element("div", navigation.sidebar(page), main).css("columns"));
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<!-- ");
        out.append(comment).append(" -->\n");
        Html.element("html", head(from, heading), whole).with("lang", "en").write(out);
        return out.toString();
    }

    private Html bar(@Nullable SitePage page, String from) {
        Html brand = Html.to(
                        Links.relative(from, Links.INDEX),
                        Html.all(Html.text(title + " "), Html.element("span", version)))
                .css("brand");
        Html search = Html.element("div").id("search").with("data-root", Links.relative(from, ""));
        return Html.element("div", brand, search, navigation.menu(page))
                .css("bar")
                .with("role", "banner");
    }

    private static Html head(String from, String heading) {
        return Html.element(
                "head",
                Html.element("meta").with("charset", "utf-8"),
                Html.element("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                Html.element("meta").with("name", "color-scheme").with("content", "light dark"),
                Html.element("title", heading),
                Html.element("link")
                        .with("rel", "icon")
                        .with("type", "image/svg+xml")
                        .with("href", Links.relative(from, ICON)),
                Html.element("link").with("rel", "stylesheet").with("href", Links.relative(from, STYLE_SHEET)),
                Html.element("link")
                        .with("rel", "alternate")
                        .with("type", "text/markdown")
                        .with("href", Links.relative(from, Links.markdown(from))),
                Html.element("script").with("src", Links.relative(from, SCRIPT)).with("defer", "defer"));
    }
}
