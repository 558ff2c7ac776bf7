package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import dev.howl.generator.docs.html.HtmlTable.Fact;
import dev.howl.generator.docs.site.Links;
import dev.howl.generator.docs.site.PageKind;
import dev.howl.generator.docs.site.SitePage;
import java.util.List;

/** The section of the pages that use a schema. */
final class UsedBySection {
    /** Operations repeat the schemas of their messages. */
    private static final List<PageKind> SHOWN = List.of(PageKind.MESSAGE, PageKind.SCHEMA, PageKind.CHANNEL);

    private UsedBySection() {}

    /**
     * Returns the section; nothing without users.
     *
     * @param from the address of the schema's page
     * @param users pages that use the schema
     */
    static Html of(String from, List<SitePage> users) {
        return Section.of(
                "used-by",
                "Used by",
                HtmlTable.facts(SHOWN.stream()
                        .map(kind -> new Fact(kind.title(), links(from, users, kind)))
                        .toArray(Fact[]::new)));
    }

    private static Html links(String from, List<SitePage> users, PageKind kind) {
        return Html.joined(
                users.stream()
                        .filter(user -> user.kind() == kind && !user.path().equals(from))
                        .map(user -> Html.to(Links.relative(from, user.path()), Html.code(user.name())))
                        .toList(),
                ", ");
    }
}
