package dev.howl.generator.docs.html;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jspecify.annotations.Nullable;

/**
 * CommonMark of a document's descriptions as HTML: raw HTML is shown as text, and of links to anything but web and mail
 * addresses only the text is left.
 */
public final class Markdown {
    /** Rendering is recursive; deeper text than this is shown as it is written. */
    private static final int MAX_DEPTH = 100;

    private static final int SMALLEST_HEADING = 6;

    /** The scheme of an address. Browsers ignore control characters in it. */
    private static final Pattern SCHEME = Pattern.compile("([^/?#:]*):.*", Pattern.DOTALL);

    private static final Pattern IGNORED = Pattern.compile("[\\p{Cntrl}\\s\\p{Z}]+");
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    private static final Parser PARSER = Parser.builder().build();
    /** A code block scrolls sideways, so that the keyboard must reach it. */
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (tag.equals("pre")) {
                    attributes.put("tabindex", "0");
                }
            })
            .build();

    private static final MarkdownRenderer COMMONMARK =
            MarkdownRenderer.builder().build();

    private Markdown() {}

    /**
     * Returns a description, {@code null} or blank for none.
     *
     * @param level of the heading that it stands under; its own headings come below that
     */
    public static Html render(@Nullable String source, int level) {
        if (source == null || source.isBlank()) {
            return Html.NOTHING;
        }
        Node document = PARSER.parse(Escaping.clean(source));
        if (isTooDeep(document)) {
            return Html.element("p", source);
        }
        document.accept(new Adjustments(level));
        return Html.element("div", List.of(new Html.Markup(RENDERER.render(document), COMMONMARK.render(document))))
                .css("prose");
    }

    /**
     * Returns whether a page may link to an address. A relative one leads nowhere: the page is elsewhere than the document.
     */
    public static boolean isSafe(String destination) {
        Matcher scheme = SCHEME.matcher(IGNORED.matcher(destination).replaceAll(""));
        return scheme.matches() && SCHEMES.contains(scheme.group(1).toLowerCase(Locale.ROOT));
    }

    /** Returns whether text is nested more deeply than it can be rendered. */
    public static boolean isTooDeep(Node document) {
        return depth(document) > MAX_DEPTH;
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

    /**
     * Headings move below the page's own; pictures become links, since a page loads nothing from elsewhere, or the text
     * of the link that they are in; HTML becomes text.
     */
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
        public void visit(HtmlBlock html) {
            Paragraph paragraph = new Paragraph();
            paragraph.appendChild(new Text(html.getLiteral()));
            html.insertAfter(paragraph);
            html.unlink();
        }

        @Override
        public void visit(HtmlInline html) {
            html.insertAfter(new Text(html.getLiteral()));
            html.unlink();
        }

        @Override
        public void visit(Image image) {
            if (LinkLabels.isInLink(image)) {
                visitChildren(image);
                unwrap(image);
                return;
            }
            Link link = new Link(image.getDestination(), image.getTitle());
            while (image.getFirstChild() != null) {
                link.appendChild(image.getFirstChild());
            }
            image.insertAfter(link);
            image.unlink();
            visit(link);
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (!isSafe(link.getDestination())) {
                unwrap(link);
            } else if (LinkLabels.isBlank(link)) {
                link.appendChild(new Text(link.getDestination()));
            }
        }

        /** Leaves only the text of a link or picture. */
        private static void unwrap(Node node) {
            while (node.getFirstChild() != null) {
                node.insertBefore(node.getFirstChild());
            }
            node.unlink();
        }
    }
}
