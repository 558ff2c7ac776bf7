package dev.howl.generator.docs.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A page's content as Markdown for programs that read text: CommonMark with the tables of GitHub, without any HTML. */
public final class MarkdownCopy {
    private final List<String> blocks = new ArrayList<>();
    private final List<Html> line = new ArrayList<>();

    private MarkdownCopy() {}

    /** Returns the content of a page, with a line break at its end. */
    public static String of(Html body) {
        return Escaping.clean(String.join("\n\n", blocks(List.of(body)))) + "\n";
    }

    private static List<String> blocks(List<Html> parts) {
        MarkdownCopy copy = new MarkdownCopy();
        parts.forEach(copy::add);
        copy.endParagraph();
        return copy.blocks;
    }

    private void add(Html part) {
        if (part instanceof Html.Sequence sequence) {
            sequence.parts().forEach(this::add);
        } else if (part instanceof Html.Markup markup) {
            endParagraph();
            block(markup.markdown().strip());
        } else if (part instanceof Html.Element element && !MarkdownInlines.isInline(element)) {
            endParagraph();
            addBlock(element);
        } else {
            line.add(part);
        }
    }

    private void endParagraph() {
        block(MarkdownInlines.paragraph(line));
        line.clear();
    }

    private void block(String text) {
        if (!text.isEmpty()) {
            blocks.add(text);
        }
    }

    private void addBlock(Html.Element element) {
        switch (element.tag()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                block("#".repeat(element.tag().charAt(1) - '0') + " "
                        + MarkdownInlines.of(element.children()).strip());
            case "summary" ->
                block("**" + MarkdownInlines.of(element.children()).strip() + "**");
            case "ul" -> block(list("- ", elements(element.children(), "li").map(MarkdownCopy::content)));
            case "ol" -> block(list("1. ", elements(element.children(), "li").map(MarkdownCopy::content)));
            case "dl" -> block(list("- ", elements(element.children(), "div").map(MarkdownCopy::fact)));
            case "table" -> block(table(element));
            case "pre" -> block(code(MarkdownInlines.text(element)));
            case "svg" -> addPicture(element);
            case "figcaption" -> {} // the picture has the same title
            default -> {
                element.children().forEach(this::add);
                endParagraph();
            }
        }
    }

    /** A picture has its title, and what happens in it line by line. */
    private void addPicture(Html.Element picture) {
        elements(picture.children(), "title").forEach(title -> block("**" + inline(title) + "**"));
        elements(picture.children(), "desc")
                .forEach(steps -> block(list(
                        "1. ",
                        MarkdownInlines.text(steps)
                                .lines()
                                .map(step -> MarkdownInlines.paragraph(List.of(Html.text(step)))))));
    }

    private static String code(String text) {
        String fence = MarkdownInlines.fence(text, 3);
        return fence + "\n" + text.stripTrailing() + "\n" + fence;
    }

    private static String list(String marker, Stream<String> items) {
        String indent = "\n" + " ".repeat(marker.length());
        return String.join(
                "\n", items.map(item -> marker + item.replace("\n", indent)).toList());
    }

    private static String content(Html.Element item) {
        return String.join("\n\n", blocks(item.children()));
    }

    private static String fact(Html.Element pair) {
        String name = elements(pair.children(), "dt").map(MarkdownCopy::inline).reduce("", String::concat);
        String value =
                elements(pair.children(), "dd").map(MarkdownCopy::content).reduce("", String::concat);
        return "**" + name + ":**" + (value.startsWith("- ") ? "\n" : " ") + value;
    }

    private static String table(Html.Element table) {
        List<String> rows = new ArrayList<>();
        for (String part : List.of("thead", "tbody")) {
            elements(table.children(), part)
                    .flatMap(group -> elements(group.children(), "tr"))
                    .forEach(row -> {
                        List<String> cells = elements(row.children(), "th", "td")
                                .map(MarkdownCopy::cell)
                                .toList();
                        rows.add("| " + String.join(" | ", cells) + " |");
                        if (rows.size() == 1) {
                            rows.add("| --- ".repeat(cells.size()) + "|");
                        }
                    });
        }
        return String.join("\n", rows);
    }

    private static String cell(Html.Element cell) {
        return inline(cell).replaceFirst(";$", "").replace("|", "\\|");
    }

    private static String inline(Html.Element element) {
        return MarkdownInlines.of(element.children()).strip();
    }

    private static Stream<Html.Element> elements(List<Html> parts, String... tags) {
        List<String> wanted = List.of(tags);
        return parts.stream()
                .flatMap(part -> part instanceof Html.Sequence sequence ? sequence.parts().stream() : Stream.of(part))
                .filter(Html.Element.class::isInstance)
                .map(Html.Element.class::cast)
                .filter(element -> wanted.contains(element.tag()));
    }
}
