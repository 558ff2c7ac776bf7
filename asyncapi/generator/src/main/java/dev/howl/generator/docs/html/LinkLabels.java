package dev.howl.generator.docs.html;

import org.commonmark.node.Code;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** The labels of links in Markdown: HTML needs one that can be read, and no link within another. */
public final class LinkLabels {
    private LinkLabels() {}

    /** Returns whether a link or picture has no text that can be read. */
    public static boolean isBlank(Node link) {
        for (Node node = link.getFirstChild(); node != null; node = node.getNext()) {
            String text = node instanceof Text words
                    ? words.getLiteral()
                    : node instanceof Code code ? code.getLiteral() : "";
            if (!text.isBlank() || !isBlank(node)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a picture is part of a link, so that it must not become one itself. */
    public static boolean isInLink(Node picture) {
        @Nullable Node parent = picture.getParent();
        while (parent != null && !(parent instanceof Link)) {
            parent = parent.getParent();
        }
        return parent != null;
    }
}
