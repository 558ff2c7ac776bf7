package dev.howl.generator.docs.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table whose first column heads its rows. On narrow screens the style sheet shows each row as a block and names each
 * cell; the roles keep it a table for assistive technology there.
 */
public final class HtmlTable {
    private final String caption;
    private final String css;
    private final List<String> columns;
    private final List<Html> rows = new ArrayList<>();

    /** @param caption for assistive technology; the heading above says it to everyone else */
    public HtmlTable(String css, String caption, String... columns) {
        this.css = css;
        this.caption = caption;
        this.columns = List.of(columns);
    }

    /**
     * Adds a row.
     *
     * @param id its anchor, {@code null} for none
     * @param cells one for every column
     */
    public void row(@Nullable String id, Html... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "table '" + caption + "' has " + columns.size() + " columns, a row has " + cells.length);
        }
        List<Html> filled = new ArrayList<>();
        filled.add(Html.element("th", cells[0]).with("scope", "row").with("role", "rowheader"));
        for (int column = 1; column < cells.length; column++) {
            Html.Element cell = cells[column].isEmpty() ? Html.element("td") : Html.element("td", cells[column]);
            filled.add(cell.with("role", "cell").with("data-label", columns.get(column)));
        }
        Html.Element row = Html.element("tr", filled).with("role", "row");
        rows.add(id == null ? row : row.id(id));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public Html render() {
        List<Html> headers = columns.stream()
                .map(column ->
                        (Html) Html.element("th", column).with("scope", "col").with("role", "columnheader"))
                .toList();
        return Html.element(
                        "table",
                        Html.element("caption", caption),
                        group("thead", List.of(Html.element("tr", headers).with("role", "row"))),
                        group("tbody", rows))
                .with("role", "table")
                .css(css);
    }

    /** Facts side by side: a definition list without the empty ones. */
    public static Html facts(Fact... facts) {
        List<Html> shown = Arrays.stream(facts)
                .filter(fact -> !fact.value().isEmpty())
                .map(fact ->
                        (Html) Html.element("div", Html.element("dt", fact.name()), Html.element("dd", fact.value())))
                .toList();
        return shown.isEmpty() ? Html.NOTHING : Html.element("dl", shown);
    }

    private static Html group(String tag, List<Html> rows) {
        return Html.element(tag, rows).with("role", "rowgroup");
    }

    /** One line of a definition list. */
    public record Fact(String name, Html value) {}
}
