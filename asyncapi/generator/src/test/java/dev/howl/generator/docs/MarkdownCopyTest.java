package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import dev.howl.generator.docs.html.HtmlTable.Fact;
import dev.howl.generator.docs.html.Markdown;
import dev.howl.generator.docs.html.MarkdownCopy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the Markdown copies of pages. */
class MarkdownCopyTest {
    @Test
    void aPageKeepsItsHeadingsTablesAndCode() {
        String copy = String.valueOf(DocsEmitter.emit(Samples.chat()).get("messages/say.md"));

        assertThat(copy)
                .contains("[Messages](<../index.md>)", "# `say` (client sends)", "## Frame", "```\n{\n  \"field\": ")
                .contains("| Property | Type |", "| `inner.color` |", "[Author](<../schemas/Author.md>)");
    }

    @Test
    void hostileTextStaysText() {
        for (String hostile :
                new String[] {"<script>\"'&", "](javascript:x) `*_|#", "\n\n- x\n\n    code\n<b>", "&lt;b>"}) {
            Map<String, String> files = DocsEmitter.emit(Samples.chat(text -> hostile + text + hostile));

            assertThat(new MarkdownSite(files).faults()).as(hostile).isEmpty();
        }
    }

    @Test
    void htmlOfDescriptionsIsText() {
        assertThat(MarkdownCopy.of(Markdown.render("a <b>c</b>\n\n<div>\nd\n</div>\n", 1)))
                .isEqualTo("a \\<b\\>c\\</b\\>\n\n\\<div\\>&#10;d&#10;\\</div\\>\n");
    }

    @ParameterizedTest
    @CsvSource({
        "# a, \\# a",
        "- a, \\- a",
        "1. a, 1\\. a",
        "a_b _c, a_b \\_c",
        "R&D &amp;, R&D \\&amp;",
        "[a](b), \\[a\\](b)"
    })
    void textIsNoMarkup(String text, String expected) {
        assertThat(MarkdownCopy.of(Html.element("p", text)).strip()).isEqualTo(expected);
    }

    @Test
    void codeEndsNoTextAndPipesEndNoCell() {
        HtmlTable table = new HtmlTable("list", "Rows", "A", "B");
        table.row(null, Html.code("x|`y"), Html.element("ul", Html.element("li", "one"), Html.element("li", "two")));

        assertThat(MarkdownCopy.of(table.render())).isEqualTo("| A | B |\n| --- | --- |\n| ``x\\|`y`` | one; two |\n");
    }

    @Test
    void factsAndPicturesAreLists() {
        Html picture = Html.element("svg", Html.element("title", "Talk"), Html.element("desc", "First.\nSecond."));

        assertThat(MarkdownCopy.of(Html.all(HtmlTable.facts(new Fact("Key", Html.code("a"))), picture)))
                .isEqualTo("- **Key:** `a`\n\n**Talk**\n\n1. First.\n1. Second.\n");
    }

    @Test
    void theListForLanguageModelsNamesEveryPage() {
        String list = String.valueOf(DocsEmitter.emit(Samples.chat()).get("llms.txt"));

        assertThat(list)
                .startsWith("# Chat 1.2.3\n")
                .contains("> About the contract.\n", "## Messages", "- [say](<messages/say.md>): summary of say\n")
                .contains("[Overview](<index.md>)", "(<close-codes/4000.md>)");
    }
}
