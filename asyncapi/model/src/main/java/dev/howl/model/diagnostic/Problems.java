package dev.howl.model.diagnostic;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong, each problem once, up to a bound. Not for use by several threads. */
public final class Problems {
    private static final int MOST = 1000;

    private final Set<Problem> found = new LinkedHashSet<>();
    private int errors;

    public void error(Location location, String message) {
        errors++;
        add(Problem.error(location, message));
    }

    public void warning(Location location, String message) {
        add(Problem.warning(location, message));
    }

    private void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        } else if (found.size() == MOST) {
            found.add(Problem.error(problem.location(), "more than " + MOST + " problems; the rest is left out"));
        }
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    /** How many errors were reported so far. */
    public int errors() {
        return errors;
    }

    /** Everything found: the first document first, each file from top to bottom. */
    public List<Problem> inOrder(String firstFile) {
        Comparator<Problem> order = Comparator.comparing(
                        (Problem problem) -> !problem.location().file().equals(firstFile))
                .thenComparing(problem -> problem.location().file())
                .thenComparing(problem -> problem.location().line())
                .thenComparing(problem -> problem.location().column());
        return found.stream().sorted(order).toList();
    }
}
