package guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The links of all Markdown pages to files of the project and to headings. Addresses in the web are not followed. */
class MarkdownLinksTest {
    private static final Pattern LINK =
            Pattern.compile("\\]\\(([^)\\s]+)(?: \"[^\"]*\")?\\)|^\\[[^]]+]: (\\S+)$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```$|`[^`\\n]*`");
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");

    static List<MarkdownPage> pages() {
        return MarkdownPage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkHasATarget(MarkdownPage page) {
        List<String> dead = new ArrayList<>();
        for (String link : links(page.text())) {
            if (!link.matches("[a-z]+:.*") && !isAlive(page, link)) {
                dead.add(link);
            }
        }
        assertThat(dead).as("dead links").isEmpty();
    }

    @Test
    void anchorsAreThoseOfGitHub() {
        assertThat(anchors("# The `howl` command, 2.0\n## A – b\n## A – b\n```\n# no\n```\n"))
                .containsExactlyInAnyOrder("the-howl-command-20", "a--b", "a--b-1");
    }

    @Test
    void linksInCodeAreNone() {
        assertThat(links("[a](b.md) `[c](d.md)`\n```\n[e](f.md)\n```\n")).containsExactly("b.md");
    }

    private static boolean isAlive(MarkdownPage page, String link) {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty()
                ? page.file()
                : page.file().resolveSibling(parts[0]).normalize();
        if (!file.startsWith(MarkdownPage.TOP) || !Files.exists(file)) {
            return false;
        }
        return parts.length < 2 || anchors(MarkdownPage.content(file)).contains(parts[1]);
    }

    static List<String> links(String text) {
        List<String> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(CODE.matcher(text).replaceAll(""));
        while (matcher.find()) {
            links.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return links;
    }

    /** Returns the anchors that GitHub gives the headings of a page. */
    private static Set<String> anchors(String text) {
        Set<String> anchors = new HashSet<>();
        String prose = FENCED.matcher(text).replaceAll("");
        HEADING.matcher(prose).results().forEach(heading -> {
            String slug = heading.group(1)
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            String anchor = slug;
            for (int i = 1; !anchors.add(anchor); i++) {
                anchor = slug + "-" + i;
            }
        });
        ANCHOR.matcher(prose).results().forEach(anchor -> anchors.add(anchor.group(1)));
        return anchors;
    }
}
