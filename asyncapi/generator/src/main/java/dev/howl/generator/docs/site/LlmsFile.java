package dev.howl.generator.docs.site;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.MarkdownCopy;
import java.util.ArrayList;
import java.util.List;

/** The file {@code llms.txt}: a table of contents for language models, with links to the Markdown copies of all pages. */
public final class LlmsFile {
    /** Its name. */
    public static final String FILE = "llms.txt";

    private LlmsFile() {}

    /**
     * Returns its content.
     *
     * @param title the contract's, with its version
     * @param comment for its second line
     * @param summary what the contract is, as a line
     */
    public static String of(String title, String comment, String summary, List<SitePage> pages) {
        List<Html> groups = new ArrayList<>();
        groups.add(Html.element("p", "Every link leads to a Markdown file."));
        groups.add(Html.element("p", Html.to(Links.INDEX, Html.text("Overview"))));
        for (PageKind kind : PageKind.values()) {
            List<Html> lines = pages.stream()
                    .filter(page -> page.kind() == kind)
                    .map(LlmsFile::line)
                    .toList();
            if (!lines.isEmpty()) {
                groups.add(Html.heading(2, Html.text(kind.title())));
                groups.add(Html.element("ul", lines));
            }
        }
        String quote = summary.isEmpty() ? "" : "> " + MarkdownCopy.of(Html.text(summary)) + "\n";
        return MarkdownCopy.of(Html.heading(1, Html.text(title))) + "<!-- " + comment + " -->\n\n" + quote
                + MarkdownCopy.of(Html.all(groups));
    }

    private static Html line(SitePage page) {
        Html link = Html.to(page.path(), Html.text(page.name()));
        return Html.element("li", link, Html.text(page.summary().isEmpty() ? "" : ": " + page.summary()));
    }
}
