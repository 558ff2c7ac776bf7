package dev.howl.generator.docs;

import dev.howl.generator.docs.Section.Entry;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.View;
import dev.howl.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page: header, table of contents, and the sections of every channel. */
final class Page {
    private static final int TOP = 2;

    private final Contract contract;
    private final Anchors anchors = new Anchors();
    private final Types types = new Types(anchors);

    private Page(Contract contract) {
        this.contract = contract;
    }

    /** @param header a comment for the top of the file */
    static String render(Contract contract, String header) {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<!-- ");
        out.append(header).append(" -->\n");
        new Page(contract).html().write(out);
        return out.toString();
    }

    private Html html() {
        List<Section> sections = sections();
        Html.Element body = Html.element(
                "body",
                Html.link("content", Html.text("Skip to content")).css("skip"),
                header(),
                Html.element("div", navigation(sections), main(sections)).css("columns"));
        return Html.element("html", head(), body).with("lang", "en");
    }

    private Html head() {
        return Html.element(
                "head",
                Html.element("meta").with("charset", "utf-8"),
                Html.element("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                Html.element("meta").with("name", "color-scheme").with("content", "light dark"),
                Html.element("title", contract.title() + " " + contract.contractVersion()),
                Html.element("link").with("rel", "stylesheet").with("href", DocsEmitter.STYLE_SHEET));
    }

    private Html header() {
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

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        ServersSection.of(contract).ifPresent(sections::add);
        boolean isOnly = contract.channels().size() == 1;
        for (Channel channel : contract.channels()) {
            Scope scope = new Scope(contract, channel, anchors, types, isOnly ? TOP : TOP + 1);
            if (isOnly) {
                sections.addAll(sections(scope));
            } else {
                sections.add(channel(scope));
            }
        }
        schemas().ifPresent(sections::add);
        return sections;
    }

    private static List<Section> sections(Scope scope) {
        List<Section> sections = new ArrayList<>();
        sections.add(ConnectingSection.of(scope));
        HeartbeatSection.of(scope).ifPresent(sections::add);
        TopicsSection.of(scope).ifPresent(sections::add);
        sections.addAll(OperationsSections.of(scope));
        CodesSections.errors(scope).ifPresent(sections::add);
        CodesSections.closeCodes(scope).ifPresent(sections::add);
        return sections;
    }

    /** Returns one of several channels: a section of sections. */
    private Section channel(Scope scope) {
        Channel channel = scope.channel();
        List<Section> inner = sections(scope);
        List<Html> parts = new ArrayList<>();
        parts.add(about(channel, TOP));
        inner.forEach(section -> parts.add(section.render(scope.level())));
        List<Entry> entries = inner.stream()
                .map(section -> new Entry(section.anchor(), section.title(), false))
                .toList();
        String title = channel.title() == null ? channel.id() : channel.title();
        return new Section(anchors.of("channel", channel.id(), channel.id()), title, entries, Html.all(parts));
    }

    private Html about(Channel channel, int level) {
        return Html.all(
                Markdown.render(channel.summary(), level),
                Markdown.render(channel.description(), level),
                NoteFacts.of(contract.annotations().of(channel.location())));
    }

    /** Returns a section for every named schema that something links to; describing one may bring up more. */
    private Optional<Section> schemas() {
        List<Html> parts = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Optional<Schema> next = types.next(); next.isPresent(); next = types.next()) {
            Schema schema = next.get();
            entries.add(new Entry(types.anchor(schema), Types.label(schema), false));
            parts.add(schema(schema));
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("schemas", "Schemas", entries, Html.all(parts)));
    }

    private Html schema(Schema schema) {
        int level = TOP + 1;
        String label = Types.label(schema);
        return Html.element(
                        "article",
                        Section.heading(level, Html.code(label)),
                        Markdown.render(schema.keywords().description(), level),
                        PropertyTable.of(schema, types, level, "Properties of " + label))
                .id(types.anchor(schema))
                .css("schema");
    }

    private static Html navigation(List<Section> sections) {
        List<Html> lines = sections.stream()
                .map(section -> (Html) Html.element(
                        "li", entry(new Entry(section.anchor(), section.title(), false)), entries(section)))
                .toList();
        return Html.element("nav", Html.element("h2", "Contents"), Html.element("ul", lines))
                .with("aria-label", "Contents");
    }

    private static Html entries(Section section) {
        if (section.entries().isEmpty()) {
            return Html.NOTHING;
        }
        return Html.element(
                "ul",
                section.entries().stream()
                        .map(entry -> (Html) Html.element("li", entry(entry)))
                        .toList());
    }

    private static Html entry(Entry entry) {
        Html link = Html.link(entry.anchor(), Html.text(entry.title()));
        return entry.planned() ? Html.all(link, Badges.planned()) : link;
    }

    private Html main(List<Section> sections) {
        List<Html> parts = new ArrayList<>();
        if (contract.channels().size() == 1) {
            parts.add(about(contract.channels().get(0), 1));
        }
        sections.forEach(section -> parts.add(section.render(TOP)));
        return Html.element("main", parts).id("content");
    }
}
