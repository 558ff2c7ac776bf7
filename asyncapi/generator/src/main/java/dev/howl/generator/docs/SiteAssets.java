package dev.howl.generator.docs;

import dev.howl.generator.docs.site.Layout;
import dev.howl.generator.docs.site.SiteResources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that every page of a site loads: the style sheet, the script of the search and the icon. */
final class SiteAssets {
    /** The parts of the style sheet. Later ones override earlier ones, so the order matters. */
    private static final List<String> STYLES =
            List.of("base", "bar", "columns", "text", "sequences", "tables", "narrow", "guides", "code", "print");

    private SiteAssets() {}

    /**
     * Returns the files by path.
     *
     * @param comment for the top of each
     */
    static Map<String, String> of(String comment) {
        String start = "/* " + comment + " */\n";
        Map<String, String> files = new LinkedHashMap<>();
        files.put(Layout.STYLE_SHEET, start + SiteResources.joined("style/", STYLES, ".css"));
        files.put(Layout.SCRIPT, start + SiteResources.text(Layout.SCRIPT));
        files.put(Layout.ICON, "<!-- " + comment + " -->\n" + SiteResources.text(Layout.ICON));
        return files;
    }
}
