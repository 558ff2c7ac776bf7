package dev.howl.diff.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.diff.DiffFinding;
import dev.howl.diff.DiffReport;
import dev.howl.diff.rule.ConnectionRule;
import dev.howl.diff.rule.DiffRules;
import dev.howl.diff.rule.SourceRule;
import dev.howl.model.diagnostic.Location;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The formats of reports, also of documents whose texts are written to break them. */
class ReportFormatTest {
    private static final String HOSTILE = "<script>alert(1)</script> | `x` **b** @all #1 [a](http://x) \u001b[31m";

    private static final DiffReport REPORT = new DiffReport(
            new DiffReport.Side("old.yaml", HOSTILE, "1.0.0"),
            new DiffReport.Side("new.yaml", HOSTILE, "1.1.0"),
            List.of(
                    new DiffFinding(
                            ConnectionRule.CHANNEL_REMOVED,
                            "#/channels/" + HOSTILE,
                            new Location("old.yaml", 3, 7),
                            null,
                            "channel '" + HOSTILE + "' is gone"),
                    new DiffFinding(
                            SourceRule.FACET_CHANGED,
                            "#/operations/say",
                            new Location("old.yaml", 9, 1),
                            new Location("new.yaml", 10, 1),
                            "operation 'say': other tag")));

    @Test
    void textIsLikeDiagnostics() {
        String text = ReportFormat.TEXT.write(REPORT, false);
        assertThat(text).doesNotContain("\u001b");
        assertThat(text.lines().filter(line -> !line.startsWith(" ")))
                .allMatch(
                        line -> line.matches("(old|new)\\.yaml:\\d+:\\d+: (breaking|source): .+ \\[[a-z-]+]|.* -> .*"));
        assertThat(text)
                .contains("breaks: old clients with the new server")
                .contains("before at old.yaml:9:1")
                .endsWith("old.yaml -> new.yaml: 1 breaking, 1 source\n");
    }

    @Test
    void coloursAreOnTheLevelAlone() {
        assertThat(ReportFormat.TEXT.write(REPORT, true))
                .contains("\u001b[1;31mbreaking\u001b[0m")
                .doesNotContain("\u001b[31m");
        assertThat(ReportFormat.JSON.write(REPORT, true)).doesNotContain("\u001b");
    }

    @Test
    void jsonHasEverything() {
        JsonNode json = JsonMapper.builder().build().readTree(ReportFormat.JSON.write(REPORT, false));
        assertThat(json.at("/counts/breaking").intValue()).isEqualTo(1);
        assertThat(json.at("/findings/0/rule").stringValue()).isEqualTo("channel-removed");
        assertThat(json.at("/findings/0/breaks").stringValue()).isEqualTo("old-clients");
        assertThat(json.at("/findings/0/new").isNull()).isTrue();
        assertThat(json.at("/findings/1/old/line").intValue()).isEqualTo(9);
        assertThat(json.at("/findings/0").propertyNames())
                .containsExactly("rule", "level", "breaks", "message", "pointer", "old", "new", "advice");
    }

    @Test
    void markdownIsEscaped() {
        String text = ReportFormat.MARKDOWN.write(REPORT, false);
        assertThat(text)
                .doesNotContain("<script", "**b**", "`x`", "@all", "](http")
                .contains("| change | place | breaks | instead |");
        assertThat(text.lines().filter(line -> line.contains("script")))
                .allMatch(line -> !line.startsWith("|")
                        || line.chars().filter(c -> c == '|').count() == 5);
    }

    @Test
    void htmlIsOneEscapedPage() {
        String page = ReportFormat.HTML.write(REPORT, false);
        assertThat(page)
                .startsWith("<!doctype html>")
                .doesNotContain("<script", "src=", "href=", "url(")
                .contains("prefers-color-scheme: dark", "&lt;script&gt;");
    }

    @Test
    void theTableHasALineForEachRule() {
        assertThat(RuleTable.text().lines())
                .hasSize(DiffRules.all().size())
                .allMatch(line -> line.contains("Breaks: "));
    }
}
