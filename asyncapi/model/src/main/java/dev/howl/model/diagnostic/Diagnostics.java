package dev.howl.model.diagnostic;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong, each problem once, up to a bound. Not for use by several threads. */
public final class Diagnostics {
    private static final int MOST = 1000;

    private final Set<Diagnostic> found = new LinkedHashSet<>();
    private int errors;

    public void error(Location location, String message) {
        errors++;
        add(Diagnostic.error(location, message));
    }

    /** Adds an error in what no generated code needs. */
    public void harmlessError(Location location, String message) {
        add(Diagnostic.harmlessError(location, message));
    }

    public void warning(Location location, String message) {
        add(Diagnostic.warning(location, message));
    }

    /** Adds a warning about what is valid, and what generated servers and clients cannot do. */
    public void limit(Location location, String message) {
        add(Diagnostic.limit(location, message));
    }

    private void add(Diagnostic diagnostic) {
        if (found.size() < MOST) {
            found.add(diagnostic);
        } else if (found.size() == MOST) {
            found.add(Diagnostic.error(diagnostic.location(), "more than " + MOST + " problems; the rest is left out"));
        }
    }

    /** Returns whether there are errors that stop generation. */
    public boolean hasErrors() {
        return errors > 0;
    }

    /** Returns the number of errors that stop generation. */
    public int errors() {
        return errors;
    }

    /** Everything found: the first document first, each file from top to bottom. */
    public List<Diagnostic> inOrder(String firstFile) {
        Comparator<Diagnostic> order = Comparator.comparing(
                        (Diagnostic diagnostic) -> !diagnostic.location().file().equals(firstFile))
                .thenComparing(diagnostic -> diagnostic.location().file())
                .thenComparing(diagnostic -> diagnostic.location().line())
                .thenComparing(diagnostic -> diagnostic.location().column());
        return found.stream().sorted(order).toList();
    }
}
