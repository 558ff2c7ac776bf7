package dev.howl.generator.docs.guide;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.site.Links;
import dev.howl.generator.docs.site.PageKind;
import dev.howl.generator.docs.site.SitePage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lists of the first page: all guides by group, and the parts of the reference. */
final class HomeLists {
    private HomeLists() {}

    static Html guides(List<SitePage> pages) {
        Map<String, List<Html>> groups = new LinkedHashMap<>();
        pages.stream().filter(page -> page.kind() == PageKind.GUIDE).forEach(page -> groups.computeIfAbsent(
                        page.group(), any -> new ArrayList<>())
                .add(line(page)));
        List<Html> parts = new ArrayList<>();
        groups.forEach((group, lines) -> parts.add(Html.element(
                "div",
                group.isEmpty() ? Html.NOTHING : Html.element("h3", group),
                Html.element("ul", lines).css("plain"))));
        Html list = Html.element("div", parts).css("guides");
        return parts.isEmpty() ? Html.NOTHING : section(PageKind.GUIDE, list);
    }

    private static Html line(SitePage page) {
        Html link = Html.to(page.path(), Html.text(page.name()));
        Html summary = page.summary().isEmpty() ? Html.NOTHING : Html.element("p", page.summary());
        return Html.element("li", link, summary);
    }

    static Html reference(String summary, List<SitePage> pages) {
        Map<PageKind, Integer> counts = new LinkedHashMap<>();
        pages.stream()
                .filter(page -> page.kind().isListed())
                .forEach(page -> counts.merge(page.kind(), 1, Integer::sum));
        List<Html> lines = new ArrayList<>();
        counts.forEach((kind, count) -> lines.add(Html.element(
                "li",
                Html.to(Links.REFERENCE + "#" + kind.folder(), Html.text(kind.title())),
                Html.text(" "),
                Html.element("span", Integer.toString(count)).css("count"))));
        Html words = Html.element("p", Html.text(summary + " "), Html.to(Links.REFERENCE, Html.text("All elements")));
        List<Html.Element> single = pages.stream()
                .filter(page -> page.kind().isSingle() && page.kind() != PageKind.REFERENCE)
                .map(page -> Html.element(
                        "p", Html.to(page.path(), Html.text(page.name())), Html.text(": " + page.summary())))
                .toList();
        return section(
                PageKind.REFERENCE,
                Html.all(words, Html.all(single), Html.element("ul", lines).css("names")));
    }

    private static Html section(PageKind kind, Html content) {
        Html heading = Html.heading(2, Html.link(kind.folder(), Html.text(kind.title())));
        return Html.element("section", heading, content).id(kind.folder());
    }
}
