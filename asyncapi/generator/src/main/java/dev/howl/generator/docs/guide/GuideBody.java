package dev.howl.generator.docs.guide;

import dev.howl.generator.docs.html.CodeBlocks;
import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** The content of a guide as HTML. The lines that lead to other guides at its end are left out: each page has such links. */
final class GuideBody {
    private static final Set<String> COLOURED = Set.of("json", "java", "javascript", "js");

    private final GuideHeadings headings;
    private final GuideInlines inlines;
    private final GuideInlines titles;
    private final boolean hasColours;
    private String caption = "";

    /** @param hasColours whether words of code have colours, which make a page larger */
    GuideBody(GuideHeadings headings, GuideInlines inlines, boolean hasColours) {
        this.headings = headings;
        this.inlines = inlines;
        this.titles = new GuideInlines(any -> Optional.empty());
        this.hasColours = hasColours;
    }

    /**
     * Returns the content of a guide.
     *
     * @param contents for below its title
     */
    Html guide(Node document, Html contents) {
        boolean hasTitle = document.getFirstChild() instanceof Heading heading && heading.getLevel() == 1;
        Html title = hasTitle ? block(document.getFirstChild()) : Html.NOTHING;
        return Html.all(title, contents, blocks(document, hasTitle ? 1 : 0));
    }

    private Html blocks(Node parent) {
        return blocks(parent, 0);
    }

    /** Returns the blocks below a node up to the links to other guides. */
    private Html blocks(Node parent, int skipped) {
        List<Html> parts = new ArrayList<>();
        Node first = parent.getFirstChild();
        for (Node node = skipped == 0 || first == null ? first : first.getNext();
                node != null && !isFooter(node);
                node = node.getNext()) {
            parts.add(block(node));
        }
        return Html.all(parts);
    }

    private static boolean isFooter(Node node) {
        Node last = node.getNext();
        return node instanceof ThematicBreak
                && last instanceof Paragraph
                && last.getNext() == null
                && NodeText.of(last).matches("(?s)(?:Previous: .*|All guides.*)");
    }

    private Html block(Node node) {
        if (node instanceof Heading heading) {
            return heading(heading);
        } else if (node instanceof Paragraph) {
            return Html.element("p", inlines.of(node));
        } else if (node instanceof FencedCodeBlock code) {
            return code(code.getLiteral(), String.valueOf(code.getInfo()));
        } else if (node instanceof IndentedCodeBlock code) {
            return code(code.getLiteral(), "");
        } else if (node instanceof BulletList list) {
            return Html.element("ul", items(list));
        } else if (node instanceof OrderedList list) {
            Integer start = list.getMarkerStartNumber();
            Html.Element items = Html.element("ol", items(list));
            return start == null || start == 1 ? items : items.with("start", start.toString());
        } else if (node instanceof BlockQuote) {
            return Html.element("blockquote", blocks(node));
        } else if (node instanceof TableBlock) {
            return table(node);
        } else if (node instanceof ThematicBreak) {
            return Html.element("hr");
        } else if (node instanceof HtmlBlock html) {
            return GuideInlines.isComment(html.getLiteral()) ? Html.NOTHING : Html.element("p", html.getLiteral());
        }
        return node instanceof LinkReferenceDefinition ? Html.NOTHING : blocks(node);
    }

    /** A heading links to itself, and so contains no other link. */
    private Html heading(Heading heading) {
        caption = NodeText.of(heading);
        Html words = titles.of(heading);
        String id = headings.id(heading);
        return heading.getLevel() == 1 || id == null
                ? Html.heading(heading.getLevel(), words)
                : Html.heading(heading.getLevel(), Html.link(id, words)).id(id);
    }

    private Html code(String text, String info) {
        String language = info.strip().toLowerCase(Locale.ROOT);
        String code = text.stripTrailing();
        return hasColours && COLOURED.contains(language) ? CodeBlocks.coloured(code) : CodeBlocks.plain(code);
    }

    private List<Html> items(ListBlock list) {
        List<Html> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item instanceof ListItem) {
                items.add(Html.element("li", list.isTight() ? tight(item) : blocks(item)));
            }
        }
        return items;
    }

    private Html tight(Node item) {
        List<Html> parts = new ArrayList<>();
        for (Node node = item.getFirstChild(); node != null; node = node.getNext()) {
            parts.add(node instanceof Paragraph ? inlines.of(node) : block(node));
        }
        return Html.all(parts);
    }

    private Html table(Node table) {
        Node head = table.getFirstChild();
        List<String> columns =
                children(head.getFirstChild()).stream().map(NodeText::of).toList();
        HtmlTable rows = new HtmlTable("guide-table", caption, columns.toArray(String[]::new));
        for (Node body : children(table)) {
            if (body instanceof TableBody) {
                children(body)
                        .forEach(row -> rows.row(
                                null, children(row).stream().map(inlines::of).toArray(Html[]::new)));
            }
        }
        return rows.render();
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            children.add(node);
        }
        return children;
    }
}
