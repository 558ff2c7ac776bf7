package dev.howl.generator.docs;

import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** CommonMark of a document's descriptions as HTML: raw HTML is shown as text, dangerous links lose their target. */
final class Markdown {
    /** Rendering is recursive; deeper text than this is shown as it is written. */
    private static final int MAX_DEPTH = 100;

    private static final int SMALLEST_HEADING = 6;

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private Markdown() {}

    /**
     * A description, {@code null} or blank for none.
     *
     * @param level of the heading that it stands under; its own headings come below that
     */
    static Html render(@Nullable String source, int level) {
        if (source == null || source.isBlank()) {
            return Html.NOTHING;
        }
        Node document = PARSER.parse(Escaping.clean(source));
        if (depth(document) > MAX_DEPTH) {
            return Html.element("p", source);
        }
        document.accept(new Adjustments(level));
        return Html.element("div", List.of(new Html.Markup(RENDERER.render(document))))
                .css("prose");
    }

    private static int depth(Node document) {
        int deepest = 0;
        int depth = 0;
        Node node = document;
        while (true) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                deepest = Math.max(deepest, ++depth);
                continue;
            }
            while (node.getNext() == null) {
                if (depth == 0) {
                    return deepest;
                }
                node = node.getParent();
                depth--;
            }
            node = node.getNext();
        }
    }

    /** Headings move below the page's own; pictures become links, since a page loads nothing from elsewhere. */
    private static final class Adjustments extends AbstractVisitor {
        private final int level;

        Adjustments(int level) {
            this.level = level;
        }

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(SMALLEST_HEADING, heading.getLevel() + level));
            visitChildren(heading);
        }

        @Override
        public void visit(Image image) {
            Link link = new Link(image.getDestination(), image.getTitle());
            while (image.getFirstChild() != null) {
                link.appendChild(image.getFirstChild());
            }
            image.insertAfter(link);
            image.unlink();
            visitChildren(link);
        }
    }
}
