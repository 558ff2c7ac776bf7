package dev.howl.cli;

import dev.howl.testkit.conformance.report.HtmlReport;
import dev.howl.testkit.conformance.report.JUnitXmlReport;
import dev.howl.testkit.conformance.result.ConformanceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that a conformance run writes. */
final class ReportFiles {
    @Option(names = "--junit", paramLabel = "FILE", description = "Write the report as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as one page.")
    private @Nullable Path html;

    /** @param command the command that repeats one case */
    void write(ConformanceReport report, String command) throws IOException {
        if (junit != null) {
            write(junit, JUnitXmlReport.of(report));
        }
        if (html != null) {
            write(html, HtmlReport.of(report, command));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text);
    }
}
