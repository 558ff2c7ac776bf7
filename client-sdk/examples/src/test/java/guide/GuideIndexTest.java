package guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The list of guides and the links from each guide to the previous and the next one. {@code -Dhowl.golden=update} writes
 * those links.
 */
class GuideIndexTest {
    private static final String FOLDER = "docs-site/";
    /** Listed, but without links: tests of their own write the whole pages. */
    private static final Set<String> GENERATED = Set.of("diff-rules.md", "diff-rules-other.md", "diagnostics.md");

    /** The start of the site's first page, which is no guide. */
    private static final String HOME = "home.md";

    private static final String LINKS = "\n---\n\n";

    private final MarkdownPage index = MarkdownPage.read(MarkdownPage.TOP.resolve(FOLDER + "README.md"));

    @Test
    void theIndexListsEveryGuideOnceByItsTitle() {
        List<String> guides = MarkdownPage.all().stream()
                .filter(page -> page.path().startsWith(FOLDER) && !page.equals(index))
                .map(page -> page.path().substring(FOLDER.length()))
                .filter(file -> !file.equals(HOME))
                .toList();
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(guides);
        assertThat(listed()).startsWith("quickstart.md", "sdk.md", "contract.md");
        assertThat(listed()).allSatisfy(guide -> assertThat(index.text()).contains(link(guide, title(guide))));
    }

    @Test
    void everyGuideLinksToThePreviousAndTheNextOne() throws IOException {
        List<String> guides =
                listed().stream().filter(guide -> !GENERATED.contains(guide)).toList();
        for (int i = 0; i < guides.size(); i++) {
            MarkdownPage page = page(guides.get(i));
            String expected = withoutLinks(page.text()) + LINKS + navigation(guides, i) + "\n";
            if ("update".equals(System.getProperty("howl.golden"))) {
                Files.writeString(page.file(), expected);
            } else {
                assertThat(page.text()).as("write it with 'make snippets'").isEqualTo(expected);
            }
        }
    }

    /** Returns whether a test of another module writes the whole page. */
    static boolean isGenerated(MarkdownPage page) {
        return page.path().startsWith(FOLDER) && GENERATED.contains(page.path().substring(FOLDER.length()));
    }

    private List<String> listed() {
        return MarkdownLinksTest.links(index.text()).stream()
                .filter(link -> link.matches("[a-z-]+\\.md"))
                .toList();
    }

    private static String navigation(List<String> guides, int i) {
        String previous = i == 0 ? "" : "Previous: " + link(guides.get(i - 1), title(guides.get(i - 1))) + " · ";
        String next = i == guides.size() - 1 ? "" : " · Next: " + link(guides.get(i + 1), title(guides.get(i + 1)));
        return previous + "[All guides](README.md)" + next;
    }

    private static String withoutLinks(String text) {
        int links = text.lastIndexOf(LINKS);
        return links >= 0 && text.substring(links).contains("[All guides](README.md)")
                ? text.substring(0, links)
                : text;
    }

    private static String link(String guide, String title) {
        return "[" + title + "](" + guide + ")";
    }

    private static String title(String guide) {
        return page(guide).text().lines().findFirst().orElseThrow().substring("# ".length());
    }

    private static MarkdownPage page(String guide) {
        return MarkdownPage.read(MarkdownPage.TOP.resolve(FOLDER + guide));
    }
}
