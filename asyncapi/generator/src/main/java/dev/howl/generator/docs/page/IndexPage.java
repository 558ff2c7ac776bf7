package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import dev.howl.generator.docs.html.Markdown;
import dev.howl.generator.docs.html.NoteFacts;
import dev.howl.generator.docs.site.Links;
import dev.howl.generator.docs.site.PageKind;
import dev.howl.generator.docs.site.SitePage;
import dev.howl.model.Contract;
import dev.howl.model.Operation;
import dev.howl.model.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The first page: what the contract is, and all of its elements by name. */
public final class IndexPage {
    /** Of more elements in all, the names alone are listed, so that the page stays small. */
    private static final int MOST_SUMMARIES = 400;

    private IndexPage() {}

    /** Returns the page that lists all elements, for a site whose first page leads to guides. */
    public static SitePage reference(Contract contract, List<SitePage> pages) {
        PageKind kind = PageKind.REFERENCE;
        Html body = body(contract, pages);
        return new SitePage(kind, Links.REFERENCE, kind.title(), summary(contract), Html.NOTHING, body);
    }

    /**
     * Returns the content of the page that lists all elements.
     *
     * @param pages those of the elements
     */
    public static Html body(Contract contract, List<SitePage> pages) {
        List<Html> parts = new ArrayList<>();
        parts.add(header(contract));
        parts.add(ServersSection.of(contract));
        for (PageKind kind : PageKind.values()) {
            List<SitePage> own =
                    pages.stream().filter(page -> page.kind() == kind).toList();
            if (!own.isEmpty() && kind.isSingle()) {
                parts.add(Html.element(
                        "p",
                        Html.to(own.get(0).path(), Html.text(own.get(0).name())),
                        Html.text(": " + own.get(0).summary())));
            } else if (!own.isEmpty()) {
                boolean isLong = pages.size() > MOST_SUMMARIES;
                Html list = kind == PageKind.OPERATION ? byTag(contract, own, isLong) : list(kind, own, isLong);
                parts.add(Section.of(kind.folder(), kind.title(), list));
            }
        }
        return Html.all(parts);
    }

    private static Html list(PageKind kind, List<SitePage> pages, boolean isLong) {
        return isLong ? names(pages) : table(kind, pages);
    }

    /** Returns the operations below their first tags, in the order in which the tags come; others at the end. */
    private static Html byTag(Contract contract, List<SitePage> pages, boolean isLong) {
        Map<String, String> tags = contract.operations().stream()
                .filter(operation -> !operation.tags().isEmpty())
                .collect(Collectors.toMap(
                        Operation::id, operation -> operation.tags().get(0), (first, second) -> first));
        if (tags.isEmpty()) {
            return list(PageKind.OPERATION, pages, isLong);
        }
        Map<String, List<SitePage>> groups = new LinkedHashMap<>();
        pages.forEach(page -> groups.computeIfAbsent(tags.getOrDefault(page.name(), ""), any -> new ArrayList<>())
                .add(page));
        List<Html> parts = new ArrayList<>();
        List<SitePage> others = groups.remove("");
        groups.forEach((tag, own) -> parts.add(group(tag, own, isLong)));
        if (others != null) {
            parts.add(group("Without a tag", others, isLong));
        }
        return Html.all(parts);
    }

    private static Html group(String title, List<SitePage> pages, boolean isLong) {
        return Html.all(Html.heading(Section.LEVEL + 1, Html.text(title)), list(PageKind.OPERATION, pages, isLong));
    }

    /** Returns what the contract is, on one line. */
    public static String summary(Contract contract) {
        return Summaries.line(contract.description(), view(contract.viewpoint().view()));
    }

    private static Html header(Contract contract) {
        Html version = Html.element("p", "Version " + contract.contractVersion() + " · AsyncAPI " + contract.version())
                .css("version");
        Html view = Html.element("p", view(contract.viewpoint().view())).css("view");
        return Html.element(
                "header",
                Html.element("h1", contract.title()),
                version,
                view,
                Markdown.render(contract.description(), 1),
                NoteFacts.of(contract.annotations().document()));
    }

    private static String view(View view) {
        return switch (view) {
            case SERVER -> "The document describes the server: what it sends, the server sends.";
            case CLIENT -> "The document describes the client: what it sends, clients send.";
        };
    }

    private static Html table(PageKind kind, List<SitePage> pages) {
        HtmlTable table = new HtmlTable("list", kind.title(), "Name", "Direction", "Summary");
        boolean hasMarks = pages.stream().anyMatch(page -> !page.mark().isEmpty());
        HtmlTable plain = new HtmlTable("list", kind.title(), "Name", "Summary");
        for (SitePage page : pages) {
            Html link = Html.to(page.path(), Html.code(page.name()));
            Html summary = page.summary().isEmpty() ? Html.NOTHING : Html.text(page.summary());
            if (hasMarks) {
                table.row(null, link, page.mark(), summary);
            } else {
                plain.row(null, link, summary);
            }
        }
        return hasMarks ? table.render() : plain.render();
    }

    private static Html names(List<SitePage> pages) {
        return Html.element(
                        "ul",
                        pages.stream()
                                .map(page -> (Html) Html.element("li", Html.to(page.path(), Html.text(page.name()))))
                                .toList())
                .css("names");
    }
}
