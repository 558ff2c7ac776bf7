package dev.howl.generator.docs.site;

import dev.howl.generator.docs.html.Html;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contents that stand beside every page: all pages by kind, those of the page's own kind unfolded. */
public final class Navigation {
    /** Of a kind with more pages, only those around the current one are listed. */
    private static final int MOST_LISTED = 150;

    private static final int AROUND = 25;

    private final List<SitePage> pages;
    private final Map<PageKind, List<SitePage>> kinds = new EnumMap<>(PageKind.class);
    /** By address: the place of a page among all, and among those of its kind. */
    private final Map<String, Integer> places = new HashMap<>();

    private final Map<String, Integer> placesInKind = new HashMap<>();

    /**
     * Creates the contents of a site.
     *
     * @param pages in their order, without the first page
     */
    public Navigation(List<SitePage> pages) {
        this.pages = List.copyOf(pages);
        for (SitePage page : this.pages) {
            List<SitePage> own = kinds.computeIfAbsent(page.kind(), any -> new ArrayList<>());
            places.put(page.path(), places.size());
            placesInKind.put(page.path(), own.size());
            own.add(page);
        }
    }

    /** Returns the contents as a page shows them; {@code null} stands for the first page. */
    Html sidebar(@Nullable SitePage current) {
        String from = path(current);
        List<Html> parts = new ArrayList<>();
        parts.add(Html.element("p", link(from, Links.INDEX, firstPage(), current == null)));
        kinds.forEach((kind, own) ->
                parts.add(kind.isSingle() ? single(from, own.get(0), current) : group(from, kind, own, current)));
        return Html.element("nav", parts).css("side").with("aria-label", "Contents");
    }

    private String firstPage() {
        return kinds.containsKey(PageKind.REFERENCE) ? "Home" : "Overview";
    }

    /** Returns the address of the page with the lists of elements. */
    private String overview() {
        return kinds.containsKey(PageKind.REFERENCE) ? Links.REFERENCE : Links.INDEX;
    }

    private static Html single(String from, SitePage page, @Nullable SitePage current) {
        boolean isCurrent = current != null && page.path().equals(current.path());
        return Html.element("p", link(from, page.path(), page.name(), isCurrent));
    }

    private Html group(String from, PageKind kind, List<SitePage> own, @Nullable SitePage current) {
        List<Html> lines = new ArrayList<>();
        List<SitePage> listed = listed(own, current);
        String group = "";
        for (SitePage page : listed) {
            if (!page.group().equals(group)) {
                group = page.group();
                lines.add(Html.element("li", group).css("group"));
            }
            boolean isCurrent = current != null && page.path().equals(current.path());
            lines.add(Html.element("li", link(from, page.path(), page.name(), isCurrent)));
        }
        if (listed.size() < own.size()) {
            String all = "All " + own.size();
            lines.add(Html.element("li", link(from, list(kind), all, false)));
        }
        boolean isOpen = current == null ? isOpenAtFirst(kind, own) : current.kind() == kind;
        Html.Element details = Html.element(
                "details",
                Html.element(
                        "summary",
                        Html.text(kind.title() + " "),
                        Html.element("span", Integer.toString(own.size())).css("count")),
                Html.element("ul", lines));
        return isOpen ? details.with("open", "open") : details;
    }

    private boolean isOpenAtFirst(PageKind kind, List<SitePage> own) {
        return kind == PageKind.GUIDE || (own.size() <= AROUND && !kinds.containsKey(PageKind.GUIDE));
    }

    private List<SitePage> own(PageKind kind) {
        return kinds.getOrDefault(kind, List.of());
    }

    /** Returns the address of the list of all pages of a kind, or of its only page. */
    private String list(PageKind kind) {
        if (kind.isSingle()) {
            return own(kind).get(0).path();
        }
        return (kind == PageKind.GUIDE ? Links.INDEX : overview()) + "#" + kind.folder();
    }

    private List<SitePage> listed(List<SitePage> own, @Nullable SitePage current) {
        if (own.size() <= MOST_LISTED) {
            return own;
        }
        int at = current == null || current.kind() != own.get(0).kind()
                ? 0
                : placesInKind.getOrDefault(current.path(), 0);
        return own.subList(Math.max(0, at - AROUND), Math.min(own.size(), at + AROUND));
    }

    /** Returns links to the list of each kind, for screens without room for more. */
    Html menu(@Nullable SitePage current) {
        String from = path(current);
        List<Html> lines = new ArrayList<>();
        lines.add(Html.element("li", link(from, Links.INDEX, firstPage(), current == null)));
        kinds.keySet().forEach(kind -> lines.add(Html.element("li", link(from, list(kind), kind.title(), false))));
        return Html.element(
                        "details",
                        Html.element("summary", "Menu"),
                        Html.element("nav", Html.element("ul", lines)).with("aria-label", "Menu"))
                .css("menu");
    }

    /** Returns links to the page before and the page after. */
    Html neighbours(SitePage current) {
        int at = places.getOrDefault(current.path(), -1);
        List<Html> parts = new ArrayList<>();
        if (at > 0) {
            parts.add(neighbour(current, pages.get(at - 1), "Previous", "prev"));
        }
        if (at >= 0 && at + 1 < pages.size()) {
            parts.add(neighbour(current, pages.get(at + 1), "Next", "next"));
        }
        return Html.element("nav", parts).css("neighbours").with("aria-label", "Neighbouring pages");
    }

    private static Html neighbour(SitePage from, SitePage to, String word, String relation) {
        return Html.to(
                        Links.relative(from.path(), to.path()),
                        Html.all(Html.element("span", word), Html.text(" " + to.name())))
                .css(relation)
                .with("rel", relation);
    }

    private static Html link(String from, String path, String name, boolean isCurrent) {
        Html.Element link = Html.to(Links.relative(from, path), Html.text(name));
        return isCurrent ? link.with("aria-current", "page") : link;
    }

    private static String path(@Nullable SitePage page) {
        return page == null ? Links.INDEX : page.path();
    }
}
