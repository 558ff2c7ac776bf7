package dev.howl.model.diagnostic;

/**
 * Something wrong with a document, in words that say what to do.
 *
 * @param severity an error stops generation, a warning does not
 */
public record Diagnostic(Location location, Severity severity, String message) {
    private static final int LONGEST = 1000;

    /** A document's text ends up in terminals: no control characters, no endless lines. */
    public Diagnostic {
        String clean = message.replaceAll("\\p{Cntrl}", "?");
        message = clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }

    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public static Diagnostic error(Location location, String message) {
        return new Diagnostic(location, Severity.ERROR, message);
    }

    public static Diagnostic warning(Location location, String message) {
        return new Diagnostic(location, Severity.WARNING, message);
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
