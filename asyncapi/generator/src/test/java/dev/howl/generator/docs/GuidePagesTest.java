package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.generator.docs.guide.GuideException;
import dev.howl.generator.docs.guide.GuideFiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class GuidePagesTest {
    private static final String INDEX = """
            # Guides

            ## Start

            - [Second](second.md): the second one
            - [First](first.md)
            """;
    private static final String FIRST = """
            # First

            <!-- code: nothing -->

            See [a part](second.md#a-part-in-code), [all](README.md), [the file](../src/Main.java) and <b>this</b>.

            ---

            Previous: [Second](second.md) · [All guides](README.md)
            """;
    private static final String SECOND = """
            # Second

            ## A part in `code`

            | Name | Meaning |
            | --- | --- |
            | `a` | an *a* |

            ```json
            {"a": 1}
            ```

            ## A part in code

            ## Search
            """;

    private static Map<String, String> site(String address, String... more) {
        Map<String, String> texts = new TreeMap<>(Map.of("README.md", INDEX, "first.md", FIRST, "second.md", SECOND));
        for (int i = 0; i < more.length; i += 2) {
            texts.put(more[i], more[i + 1]);
        }
        GuideFiles guides = new GuideFiles(new TreeMap<>(texts), address);
        return DocsEmitter.emit(Samples.chat(), new DocsContent(List.of(), guides));
    }

    private static Document page(Map<String, String> site, String path) {
        return Jsoup.parse(String.valueOf(site.get(path)));
    }

    @Test
    void guidesComeInTheOrderOfTheIndexAndBeforeTheReference() {
        Map<String, String> site = site("", "other.md", "# Other");
        Document home = page(site, "index.html");
        assertThat(home.select(".guides a").eachText()).containsExactly("Second", "First", "Other");
        assertThat(home.select(".guides h3").eachText()).containsExactly("Start", "More");
        assertThat(home.select(".guides p").eachText()).containsExactly("the second one");
        Document first = page(site, "guides/first.html");
        assertThat(first.select(".prev").attr("href")).isEqualTo("../guides/second.html");
        assertThat(first.select(".next").attr("href")).isEqualTo("../guides/other.html");
        assertThat(page(site, "guides/other.html").select(".next").attr("href")).isEqualTo("../reference.html");
        assertThat(page(site, "reference.html").select("#messages a")).isNotEmpty();
    }

    @Test
    void linksLeadToPagesOfTheSite() {
        Document first = page(site(""), "guides/first.html");
        assertThat(first.select(".guide a").eachAttr("href"))
                .containsExactly("../guides/second.html#a-part-in-code", "../index.html");
        assertThat(first.select(".guide").text())
                .doesNotContain("Previous", "code: nothing")
                .contains("<b>this</b>");
    }

    @Test
    void linksToOtherFilesLeadToTheRepository() {
        Document first = page(site("https://example.org/acme/blob/main/docs"), "guides/first.html");
        assertThat(first.select(".guide a").eachAttr("href"))
                .contains("https://example.org/acme/blob/main/src/Main.java");
    }

    @Test
    void headingsTablesAndCodeBecomeHtml() {
        Document second = page(site(""), "guides/second.html");
        assertThat(second.select("h2").eachAttr("id"))
                .containsExactly("a-part-in-code", "a-part-in-code-1", "section-search");
        assertThat(second.select("td").attr("data-label")).isEqualTo("Meaning");
        assertThat(second.select("pre .key").text()).isEqualTo("\"a\"");
        assertThat(second.select(".contents a").eachAttr("href"))
                .containsExactly("#a-part-in-code", "#a-part-in-code-1", "#section-search");
    }

    @Test
    void oneSearchAndOneListOfTextsHaveBoth() {
        Map<String, String> site = site("");
        assertThat(site.get("search-index.js"))
                .contains("[\"Second\",\"guide\",\"guides/second.html\",\"the second one\"]")
                .contains("[\"A part in code\",\"section\",\"guides/second.html#a-part-in-code\",\"Second\"]")
                .contains("\"message\"");
        assertThat(site.get("llms.txt")).contains("(<guides/second.md>)", "(<reference.md>)");
        assertThat(site.get("guides/first.md")).contains("[a part](<../guides/second.md>)");
    }

    @Test
    void aLinkThatLeadsNowhereIsAnError() {
        assertThatThrownBy(() -> site("", "x.md", "[a](gone.md)"))
                .isInstanceOf(GuideException.class)
                .hasMessageContaining("x.md links to 'gone.md', which is not in the folder of guides");
        assertThatThrownBy(() -> site("", "x.md", "[a](second.md#gone)"))
                .hasMessageContaining("x.md links to 'second.md#gone', but there is no heading of this name");
        assertThatThrownBy(() -> site("", "README.md", "- [a](gone.md)"))
                .hasMessageContaining("README.md lists 'gone.md', which is not in the folder of guides");
    }

    @Test
    void dangerousLinksAreText() {
        Document page =
                page(site("", "x.md", "[a](javascript:alert) [b](//evil.example) ![c](x.png)"), "guides/x.html");
        assertThat(page.select(".guide a")).isEmpty();
        assertThat(page.select(".guide").text()).isEqualTo("a b c");
    }

    @Test
    void picturesAreLinksWithALabelAndNotWithinOthers() {
        String guide = "![](https://example.org/a.png) [![b](https://example.org/b.png)](https://example.org/c)";
        Document page = page(site("", "x.md", guide), "guides/x.html");
        assertThat(page.select(".guide a").eachText()).containsExactly("https://example.org/a.png", "b");
        assertThat(page.select(".guide a").eachAttr("href"))
                .containsExactly("https://example.org/a.png", "https://example.org/c");
    }
}
