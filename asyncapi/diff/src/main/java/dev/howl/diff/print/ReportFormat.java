package dev.howl.diff.print;

import dev.howl.diff.DiffReport;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats of reports. */
public enum ReportFormat {
    /** Lines as compilers write them. */
    TEXT,
    /** One JSON object; its properties are stable. */
    JSON,
    /** A section for the summary of a pull request. */
    MARKDOWN,
    /** One page that needs no other file. */
    HTML;

    /**
     * Returns the format of that name, in any case.
     *
     * @throws IllegalArgumentException naming those that there are
     */
    public static ReportFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no format '" + name + "'; there are: "
                        + Arrays.stream(values()).map(ReportFormat::toString).collect(Collectors.joining(", "))));
    }

    /**
     * Returns a report in this format, with a line break at its end.
     *
     * @param colours whether texts have the colours of terminals; other formats have none
     */
    public String write(DiffReport report, boolean colours) {
        return switch (this) {
            case TEXT -> new TextChanges(colours).write(report);
            case JSON -> JsonChanges.write(report);
            case MARKDOWN -> MarkdownChanges.write(report);
            case HTML -> HtmlChanges.write(report);
        };
    }

    /** Returns the name: {@code text}, {@code json}, {@code markdown}, {@code html}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
