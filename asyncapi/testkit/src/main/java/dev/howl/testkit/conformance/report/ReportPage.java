package dev.howl.testkit.conformance.report;

import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** The frame of a report's page, which needs nothing else: no script, no font, no request. */
public final class ReportPage {
    private ReportPage() {}

    /**
     * Returns a page.
     *
     * @param title a text
     * @param body HTML
     */
    public static String of(String title, String body) {
        return template().replace("{{title}}", HtmlText.escaped(title)).replace("{{body}}", body);
    }

    private static String template() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.html")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a tile with a number, or some short text, and words below it. */
    public static String tile(String style, String number, String words) {
        return "<div class=\"card tile " + style + "\"><b>" + HtmlText.escaped(number) + "</b><span>"
                + HtmlText.escaped(words) + "</span></div>";
    }

    /** Returns the summary of a row of coverage: name, bar, seen of all, percent. */
    public static String summary(CoverageKind kind, CoverageCount count) {
        boolean all = count.seen() == count.all();
        return String.format(
                Locale.ROOT,
                "<summary><span>%s</span><span class=\"bar%s\"><i style=\"width:%.1f%%\"></i></span>"
                        + "<span class=\"num\">%d of %d</span><span class=\"num\">%.0f %%</span></summary>",
                kind.plural(),
                all ? "" : " part",
                count.percent(),
                count.seen(),
                count.all(),
                Math.floor(count.percent()));
    }
}
