package dev.howl.testkit.conformance.report;

import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.conformance.result.TrafficLine;
import dev.howl.testkit.coverage.CoverageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A report as lines of text, for terminals and logs. What comes from the server is printed without control characters. */
public final class TextReport {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");
    private static final int MAX_FINDINGS = 25;
    private static final int MAX_TRAFFIC = 4;
    private static final int MAX_LINE = 240;

    private final ConformanceReport report;
    private final String command;

    /** @param command the command that repeats one case, without {@code --case} and {@code --seed} */
    public TextReport(ConformanceReport report, String command) {
        this.report = report;
        this.command = command;
    }

    /** Returns all lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<Finding> findings = report.findings();
        findings.stream().limit(MAX_FINDINGS).forEach(finding -> add(finding, lines));
        if (findings.size() > MAX_FINDINGS) {
            lines.add("  and " + (findings.size() - MAX_FINDINGS) + " more; --json and --html have all of them");
        }
        for (CoverageKind kind : List.of(CoverageKind.MESSAGE, CoverageKind.OPERATION)) {
            List<String> missing = report.coverage(kind).missing();
            if (!missing.isEmpty()) {
                lines.add("  " + kind.plural() + " not seen: " + printable(String.join(", ", missing)));
            }
        }
        if (!report.unmutated().isEmpty()) {
            lines.add("  " + report.unmutated().size() + " constraint(s) without an invalid message, such as "
                    + printable(report.unmutated().get(0)));
        }
        if (!report.complete()) {
            lines.add("  The time was over before all cases had run; --time gives more.");
        }
        report.problems().forEach(problem -> lines.add("  " + printable(problem)));
        lines.add(summary());
        return lines;
    }

    /** Returns the last line. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        for (CoverageKind kind : List.of(CoverageKind.MESSAGE, CoverageKind.OPERATION, CoverageKind.KEYWORD)) {
            if (report.coverage(kind).all() > 0) {
                parts.add(kind.plural() + " " + report.coverage(kind));
            }
        }
        parts.add(report.passed(CaseKind.MUTANT) + " mutants refused");
        int notes = report.findings().size() - report.failures().size();
        parts.add(report.failures().size() + " failures" + (notes > 0 ? ", " + notes + " notes" : ""));
        parts.add(String.format(Locale.ROOT, "%.1f s", report.duration().toMillis() / 1000.0));
        return "  " + String.join(" · ", parts);
    }

    private void add(Finding finding, List<String> lines) {
        lines.add((finding.failure() ? "FAIL " : "note ") + finding.diagnosis().label() + "  " + finding.caseId());
        lines.add("  " + printable(finding.sentence()));
        List<TrafficLine> traffic = finding.traffic();
        traffic.subList(Math.max(0, traffic.size() - MAX_TRAFFIC), traffic.size())
                .forEach(line -> lines.add("    " + arrow(line) + " " + printable(line.text())));
        lines.add("  repeat: " + repeat(finding));
    }

    /** Returns the command that runs the case of a finding again. */
    public String repeat(Finding finding) {
        return command + " --case '" + finding.caseId() + "' --seed " + report.seed();
    }

    static String arrow(TrafficLine line) {
        return switch (line.origin()) {
            case CLIENT -> "->";
            case SERVER -> "<-";
            case NOTE -> "  ";
        };
    }

    private static String printable(String text) {
        String line = CONTROLS.matcher(text).replaceAll(" ");
        return line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "…" : line;
    }
}
