package dev.howl.model.diagnostic;

/**
 * A finding about a document, in words that say what to do.
 *
 * @param severity an error is a violation of the specification, or of what Howl defines in addition to it
 * @param stops what cannot be generated while the document is like this
 */
public record Diagnostic(Location location, Severity severity, Stops stops, String message) {
    private static final int LONGEST = 1000;

    /** A document's text ends up in terminals: no control characters, no endless lines. */
    public Diagnostic {
        String clean = message.replaceAll("\\p{Cntrl}", "?");
        message = clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }

    /** The severity of a finding. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** The targets of generation that a finding stops. */
    public enum Stops {
        NOTHING,
        SERVER_AND_CLIENT,
        EVERYTHING
    }

    /** Returns an error that stops generation. */
    public static Diagnostic error(Location location, String message) {
        return new Diagnostic(location, Severity.ERROR, Stops.EVERYTHING, message);
    }

    /** Returns an error in what no generated code needs, such as an example. */
    public static Diagnostic harmlessError(Location location, String message) {
        return new Diagnostic(location, Severity.ERROR, Stops.NOTHING, message);
    }

    public static Diagnostic warning(Location location, String message) {
        return new Diagnostic(location, Severity.WARNING, Stops.NOTHING, message);
    }

    /** Returns a warning about what is valid, and what generated servers and clients cannot do. */
    public static Diagnostic limit(Location location, String message) {
        return new Diagnostic(location, Severity.WARNING, Stops.SERVER_AND_CLIENT, message);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code FILE:LINE:COL: error: …}, as compilers write it and editors read it. */
    @Override
    public String toString() {
        return location + ": " + (isError() ? "error" : "warning") + ": " + message;
    }
}
