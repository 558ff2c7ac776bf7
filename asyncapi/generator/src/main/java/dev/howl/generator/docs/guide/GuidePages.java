package dev.howl.generator.docs.guide;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.site.Links;
import dev.howl.generator.docs.site.PageKind;
import dev.howl.generator.docs.site.SitePage;
import dev.howl.generator.docs.site.SitePage.SitePart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of guides, {@code guides/<name>.html}, and the first page, which leads to them. */
public final class GuidePages {
    /** A longer guide has code without colours, so that its page stays small. */
    private static final int MOST_COLOURED = 60_000;

    /** A guide with as many sections has a list of them at its start. */
    private static final int LEAST_LISTED = 3;

    private static final int SECTION = 2;
    private static final int SUBSECTION = 3;

    private final GuideFiles files;
    private final List<Guide> guides;
    private final Map<String, String> paths = new LinkedHashMap<>();
    private final GuideLinks links;

    /**
     * Reads guides.
     *
     * @throws GuideException if one cannot become a page
     */
    public GuidePages(GuideFiles files) {
        this.files = files;
        this.guides = GuideIndex.of(files);
        guides.forEach(guide -> paths.put(
                guide.file(), PageKind.GUIDE.folder() + "/" + guide.file().replaceFirst("\\.md$", "") + ".html"));
        this.links = new GuideLinks(files, guides, paths);
    }

    /** Returns the pages in the order of the index. */
    public List<SitePage> pages() {
        return guides.stream().map(this::page).toList();
    }

    private SitePage page(Guide guide) {
        String path = path(guide);
        boolean hasColours = files.texts().getOrDefault(guide.file(), "").length() <= MOST_COLOURED;
        Html body = body(guide, path, hasColours, contents(guide));
        List<SitePart> parts = guide.headings().entries().stream()
                .filter(entry -> entry.level() == SECTION || entry.level() == SUBSECTION)
                .map(entry -> new SitePart(entry.title(), entry.id()))
                .toList();
        Html content = Html.all(kind(guide), Html.element("div", body).css("guide"));
        return new SitePage(
                PageKind.GUIDE, path, guide.title(), guide.summary(), Html.NOTHING, content, guide.group(), parts);
    }

    private String path(Guide guide) {
        return paths.getOrDefault(guide.file(), Links.INDEX);
    }

    private Html body(Guide guide, String path, boolean hasColours, Html contents) {
        GuideInlines inlines =
                new GuideInlines(destination -> links.resolve(guide.file(), guide.headings(), path, destination));
        return new GuideBody(guide.headings(), inlines, hasColours).guide(guide.document(), contents);
    }

    private static Html kind(Guide guide) {
        String label = PageKind.GUIDE.title() + (guide.group().isEmpty() ? "" : " · " + guide.group());
        Html list = Html.to("../" + Links.INDEX + "#" + PageKind.GUIDE.folder(), Html.text(label));
        return Html.element("p", list).css("kind");
    }

    private static Html contents(Guide guide) {
        List<Html> lines = guide.headings().entries().stream()
                .filter(entry -> entry.level() == SECTION)
                .map(entry -> (Html) Html.element("li", Html.link(entry.id(), Html.text(entry.title()))))
                .toList();
        return lines.size() < LEAST_LISTED
                ? Html.NOTHING
                : Html.element("nav", Html.element("p", "On this page"), Html.element("ul", lines))
                        .css("contents")
                        .with("aria-label", "On this page");
    }

    /**
     * Returns the content of the first page.
     *
     * @param title for its heading if no file opens it
     * @param pages all pages of the site
     * @param summary what the contract is, as a line
     */
    public Html home(String title, String summary, List<SitePage> pages) {
        List<Html> parts = new ArrayList<>();
        String opening = files.texts().get(GuideFiles.HOME);
        if (opening == null) {
            parts.add(Html.element("header", Html.element("h1", title), Html.element("p", summary)));
        } else {
            Guide home = Guide.of(GuideFiles.HOME, "", "", opening);
            parts.add(Html.element("div", body(home, Links.INDEX, true, Html.NOTHING))
                    .css("guide home"));
        }
        parts.add(HomeLists.guides(pages));
        parts.add(HomeLists.reference(summary, pages));
        return Html.all(parts);
    }
}
