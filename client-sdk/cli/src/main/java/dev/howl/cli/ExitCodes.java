package dev.howl.cli;

/** The exit codes of the commands. Picocli itself uses 0 and 2 (bad usage). */
final class ExitCodes {
    static final int FINE = 0;
    /** The answer is no: an invalid document, a refused request. */
    static final int NO = 1;
    /** Bad usage, and documents that cannot be compared. */
    static final int USAGE = 2;
    /** The server could not be reached. */
    static final int UNREACHABLE = 3;

    private ExitCodes() {}
}
