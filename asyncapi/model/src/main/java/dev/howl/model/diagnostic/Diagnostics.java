package dev.howl.model.diagnostic;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Findings about a document, each once, up to a bound. Not for use by several threads. */
public final class Diagnostics {
    private static final int MOST = 1000;

    private final Findings findings;
    private final @Nullable String section;
    /** {@code true} if errors stop generation. */
    private final boolean stopping;

    public Diagnostics() {
        this(new Findings(), null, true);
    }

    private Diagnostics(Findings findings, @Nullable String section, boolean stopping) {
        this.findings = findings;
        this.section = section;
        this.stopping = stopping;
    }

    /** The state that all views share. */
    private static final class Findings {
        private final Set<Diagnostic> found = new LinkedHashSet<>();
        private int errors;

        private void add(Diagnostic diagnostic) {
            if (found.size() < MOST) {
                found.add(diagnostic);
            } else if (found.size() == MOST) {
                found.add(Diagnostic.error(
                        diagnostic.location(), "more than " + MOST + " problems; the rest is left out"));
            }
        }
    }

    /**
     * Returns a view that adds to the same findings; each error that it adds is a violation of one section.
     *
     * @param violated the section, such as {@code AsyncAPI 3.0, Channel Object}
     */
    public Diagnostics under(String violated) {
        return new Diagnostics(findings, violated, stopping);
    }

    /** Returns a view that adds to the same findings; its errors are in what no generated code needs. */
    public Diagnostics harmless() {
        return new Diagnostics(findings, section, false);
    }

    public void error(Location location, String message) {
        if (!stopping) {
            harmlessError(location, message);
            return;
        }
        findings.errors++;
        findings.add(Diagnostic.error(location, message, section));
    }

    /** Adds an error in what no generated code needs. */
    public void harmlessError(Location location, String message) {
        findings.add(Diagnostic.harmlessError(location, message, section));
    }

    public void warning(Location location, String message) {
        findings.add(Diagnostic.warning(location, message));
    }

    /** Adds a warning about what is valid, and what generated servers and clients cannot do. */
    public void limit(Location location, String message) {
        findings.add(Diagnostic.limit(location, message));
    }

    /** Adds findings that were made elsewhere. */
    public void addAll(List<Diagnostic> others) {
        others.forEach(findings::add);
    }

    /** Returns whether there are findings that were left out. */
    public boolean isFull() {
        return findings.found.size() > MOST;
    }

    /** Returns whether there are errors that stop generation. */
    public boolean hasErrors() {
        return findings.errors > 0;
    }

    /** Returns the number of errors that stop generation. */
    public int errors() {
        return findings.errors;
    }

    /** Returns everything found: the first document first, each file from top to bottom. */
    public List<Diagnostic> inOrder(String firstFile) {
        Comparator<Diagnostic> order = Comparator.comparing(
                        (Diagnostic diagnostic) -> !diagnostic.location().file().equals(firstFile))
                .thenComparing(diagnostic -> diagnostic.location().file())
                .thenComparing(diagnostic -> diagnostic.location().line())
                .thenComparing(diagnostic -> diagnostic.location().column());
        return findings.found.stream().sorted(order).toList();
    }
}
