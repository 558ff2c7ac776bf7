package dev.howl.generator.docs.search;

import dev.howl.generator.docs.html.JsonText;
import dev.howl.generator.docs.site.SitePage;
import dev.howl.generator.docs.site.SitePage.SitePart;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * All pages as a script that the search loads when a reader first needs it: a file of its own, which also a page opened
 * from a disk may load.
 */
public final class SearchIndex {
    /** Its file. */
    public static final String FILE = "search-index.js";

    private SearchIndex() {}

    /** Returns the script: an array of name, kind, address and summary of each page and each part of one. */
    public static String of(List<SitePage> pages) {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        for (SitePage page : pages) {
            entries.addArray()
                    .add(page.name())
                    .add(page.kind().word())
                    .add(page.path())
                    .add(page.summary());
            for (SitePart part : page.parts()) {
                String address = page.path() + "#" + part.anchor();
                entries.addArray().add(part.name()).add("section").add(address).add(page.name());
            }
        }
        return "window.howlSearchIndex = " + JsonText.script(entries) + ";\n";
    }
}
