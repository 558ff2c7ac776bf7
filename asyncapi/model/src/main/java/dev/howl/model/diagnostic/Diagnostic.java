package dev.howl.model.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding about a document, in words that say what to do.
 *
 * @param severity an error is a violation of the specification, or of what Howl defines in addition to it
 * @param stops what cannot be generated while the document is like this
 * @param section the section of the specification that an error violates, such as {@code AsyncAPI 3.0, Channel Object};
 *     {@code null} for what Howl defines, and for warnings
 */
public record Diagnostic(
        Location location,
        Severity severity,
        Stops stops,
        String message,
        @Nullable String section) {
    private static final int LONGEST = 1000;

    /** A document's text ends up in terminals: no control characters, no endless lines. */
    public Diagnostic {
        String clean = message.replaceAll("\\p{Cntrl}", "?");
        message = clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }

    /** The severity of a finding. */
    public enum Severity {
        ERROR,
        WARNING;

        /** Returns whether one of the findings is as severe as this, or more severe. */
        public boolean isReachedBy(List<Diagnostic> findings) {
            return findings.stream().anyMatch(finding -> finding.severity().compareTo(this) <= 0);
        }
    }

    /** The targets of generation that a finding stops. */
    public enum Stops {
        NOTHING,
        SERVER_AND_CLIENT,
        EVERYTHING;

        /** Returns whether a finding stops as much as this, or more. */
        public boolean isReachedBy(Diagnostic finding) {
            return finding.stops().compareTo(this) >= 0;
        }
    }

    /** Returns an error that stops generation. */
    public static Diagnostic error(Location location, String message) {
        return error(location, message, null);
    }

    /** Returns an error that stops generation and violates a section of the specification. */
    static Diagnostic error(Location location, String message, @Nullable String section) {
        return new Diagnostic(location, Severity.ERROR, Stops.EVERYTHING, message, section);
    }

    /** Returns an error in what no generated code needs, such as an example. */
    static Diagnostic harmlessError(Location location, String message, @Nullable String section) {
        return new Diagnostic(location, Severity.ERROR, Stops.NOTHING, message, section);
    }

    public static Diagnostic warning(Location location, String message) {
        return new Diagnostic(location, Severity.WARNING, Stops.NOTHING, message, null);
    }

    /** Returns a warning about what is valid, and what generated servers and clients cannot do. */
    public static Diagnostic limit(Location location, String message) {
        return new Diagnostic(location, Severity.WARNING, Stops.SERVER_AND_CLIENT, message, null);
    }

    /** Returns the finding as an error that stops generation. */
    public Diagnostic asError() {
        return error(location, message, section);
    }

    /** Returns the finding about what is left out, which stops nothing. */
    public Diagnostic tolerated() {
        return new Diagnostic(location, severity, Stops.NOTHING, message, section);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code FILE:LINE:COL: error: … (SECTION)}, as compilers write it and editors read it. */
    @Override
    public String toString() {
        String violated = section == null ? "" : " (" + section + ")";
        return location + ": " + (isError() ? "error" : "warning") + ": " + message + violated;
    }
}
