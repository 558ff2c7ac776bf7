package dev.howl.generator.docs;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** CommonMark of a document's descriptions as HTML: raw HTML is shown as text, and of links to
 * anything but web and mail addresses only the text is left. */
final class Markdown {
    /** Rendering is recursive; deeper text than this is shown as it is written. */
    private static final int MAX_DEPTH = 100;

    private static final int SMALLEST_HEADING = 6;

    /** The scheme of an address. Browsers ignore control characters in it. */
    private static final Pattern SCHEME = Pattern.compile("([^/?#:]*):.*", Pattern.DOTALL);

    private static final Pattern IGNORED = Pattern.compile("[\\p{Cntrl}\\s\\p{Z}]+");
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).build();

    private Markdown() {}

    /**
     * Returns a description, {@code null} or blank for none.
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

    /** Returns whether an address is relative, or has a scheme that a page may link to. */
    static boolean isSafe(String destination) {
        Matcher scheme = SCHEME.matcher(IGNORED.matcher(destination).replaceAll(""));
        return !scheme.matches() || SCHEMES.contains(scheme.group(1).toLowerCase(Locale.ROOT));
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
            visit(link);
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (!isSafe(link.getDestination())) {
                while (link.getFirstChild() != null) {
                    link.insertBefore(link.getFirstChild());
                }
                link.unlink();
            }
        }
    }
}
