package dev.howl.generator.docs.guide;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.LinkLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The words of a guide as HTML. Raw HTML is shown as text, comments are left out, and pictures become links. */
final class GuideInlines {
    private final Function<String, Optional<String>> links;

    /** @param links returns the address for a link's destination; empty for text without a link */
    GuideInlines(Function<String, Optional<String>> links) {
        this.links = links;
    }

    Html of(Node parent) {
        List<Html> parts = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            parts.add(inline(node));
        }
        return Html.all(parts);
    }

    private Html inline(Node node) {
        if (node instanceof Text text) {
            return Html.text(text.getLiteral());
        } else if (node instanceof Code code) {
            return Html.code(code.getLiteral());
        } else if (node instanceof SoftLineBreak) {
            return Html.text("\n");
        } else if (node instanceof HardLineBreak) {
            return Html.element("br");
        } else if (node instanceof Emphasis) {
            return Html.element("em", of(node));
        } else if (node instanceof StrongEmphasis) {
            return Html.element("strong", of(node));
        } else if (node instanceof Link link) {
            return link(link.getDestination(), label(link, link.getDestination()));
        } else if (node instanceof Image image) {
            return LinkLabels.isInLink(image)
                    ? of(node)
                    : link(image.getDestination(), label(image, image.getDestination()));
        } else if (node instanceof HtmlInline html) {
            return isComment(html.getLiteral()) ? Html.NOTHING : Html.text(html.getLiteral());
        }
        return of(node);
    }

    private Html label(Node node, String address) {
        return LinkLabels.isBlank(node) ? Html.text(address) : of(node);
    }

    private Html link(String destination, Html label) {
        return links.apply(destination)
                .map(address -> (Html) Html.to(address, label))
                .orElse(label);
    }

    static boolean isComment(String html) {
        return html.strip().startsWith("<!--") && html.strip().endsWith("-->");
    }
}
