package dev.howl.generator.docs.guide;

import dev.howl.generator.docs.html.Escaping;
import dev.howl.generator.docs.html.Markdown;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * A guide as its file has it.
 *
 * @param file its name
 * @param group the heading in the index below which it is listed; empty for none
 * @param summary what the index says about it; empty for nothing
 * @param document its parsed text
 * @param headings its headings with their anchors
 */
record Guide(String file, String group, String summary, Node document, GuideHeadings headings) {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    static Guide of(String file, String group, String summary, String text) {
        Node document = parse(file, text);
        return new Guide(file, group, summary, document, GuideHeadings.of(document));
    }

    static Node parse(String file, String text) {
        Node document = PARSER.parse(Escaping.clean(text));
        if (Markdown.isTooDeep(document)) {
            throw new GuideException(file + ": lists or quotations are nested too deeply; make them flat");
        }
        return document;
    }

    /** Returns its heading of the first level, else its name. */
    String title() {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 1) {
                return NodeText.of(heading);
            }
        }
        return file.replaceFirst("\\.md$", "");
    }
}
