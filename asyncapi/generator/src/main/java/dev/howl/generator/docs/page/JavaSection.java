package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import dev.howl.generator.docs.html.HtmlTable.Fact;
import dev.howl.generator.explain.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The section of what an element becomes in Java. */
public final class JavaSection {
    /** The package of the planned classes, which pages leave out: it is the reader's choice. */
    public static final String PACKAGE = "generated";

    private static final Pattern OWN = Pattern.compile("\\b" + PACKAGE + "\\.(?=\\p{Lu})");

    /** Names of facts that concern a reader, as pages show them. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("Java", "Type"),
            Map.entry("because", "Because"),
            Map.entry("one WebSocket with", "One WebSocket with"),
            Map.entry("parameters", "Parameters"),
            Map.entry("topics", "Topics"),
            Map.entry("methods", "Methods"),
            Map.entry("held by", "Held by"),
            Map.entry("components", "Components"),
            Map.entry("written by itself", "Written by itself"),
            Map.entry("read and written by the runtime", "Read and written by the runtime"),
            Map.entry("presence", "Presence"),
            Map.entry("values", "Values"),
            Map.entry("alternatives", "Alternatives"),
            Map.entry("role", "Role"));

    private JavaSection() {}

    static Html of(Explanation explanation) {
        List<Fact> shown = new ArrayList<>();
        for (Explanation.Fact fact : explanation.facts()) {
            String label = LABELS.get(fact.name());
            if (label != null && !fact.values().isEmpty()) {
                shown.add(new Fact(label, lines(fact)));
            }
        }
        return Section.of("java", "In Java", HtmlTable.facts(shown.toArray(Fact[]::new)));
    }

    /** Reasons beyond the first name places in files. */
    private static Html lines(Explanation.Fact fact) {
        List<String> values = fact.name().equals("because") ? fact.values().subList(0, 1) : fact.values();
        List<Html> lines = values.stream()
                .map(JavaSection::withoutPackage)
                .map(line -> fact.name().equals("because") ? Html.text(line) : (Html) Html.code(line))
                .toList();
        return lines.size() == 1
                ? lines.get(0)
                : Html.element(
                                "ul",
                                lines.stream()
                                        .map(line -> Html.element("li", line))
                                        .toList())
                        .css("plain");
    }

    private static String withoutPackage(String line) {
        return OWN.matcher(line).replaceAll(Matcher.quoteReplacement(""));
    }
}
