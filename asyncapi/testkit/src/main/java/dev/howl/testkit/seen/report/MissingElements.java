package dev.howl.testkit.seen.report;

import dev.howl.testkit.coverage.CoverageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sentence that fails a build: which elements no test saw, and what to do. */
public final class MissingElements {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

    private MissingElements() {}

    /** Returns the sentence; empty if nothing required is missing, or the report is not complete. */
    public static Optional<String> sentence(SeenReport report) {
        List<String> parts = new ArrayList<>();
        report.missing().forEach((kind, names) -> parts.add(noun(kind, names.size()) + " " + joined(names)));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String text = "no test saw " + String.join(", and ", parts) + " of " + report.contract()
                + ": write tests in which the server sends or gets each of them, or remove them from " + report.source()
                + ", or name them in 'except' of the goal howl:report";
        return Optional.of(CONTROLS.matcher(text).replaceAll(" "));
    }

    private static String noun(CoverageKind kind, int count) {
        return "the " + (count == 1 ? kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') : kind.plural());
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
