package dev.howl.pact;

import java.util.List;
import java.util.Optional;

/** The first difference of two pact files. */
final class PactDifference {
    private PactDifference() {}

    /** Returns the first line that differs, in words; empty for equal files. */
    static Optional<String> of(String written, String committed) {
        if (written.equals(committed)) {
            return Optional.empty();
        }
        List<String> now = written.lines().toList();
        List<String> before = committed.lines().toList();
        int line = 0;
        while (line < now.size() && line < before.size() && now.get(line).equals(before.get(line))) {
            line++;
        }
        return Optional.of(
                "line " + (line + 1) + " is now '" + at(now, line) + "' instead of '" + at(before, line) + "'");
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line).strip() : "(the end)";
    }
}
