package dev.howl.cli;

/** What the command's exit codes mean; 0 and 2 (bad usage) are Picocli's own. */
final class ExitCodes {
    static final int FINE = 0;
    /** The answer is no: invalid, refused. */
    static final int NO = 1;
    /** The server could not be reached. */
    static final int UNREACHABLE = 3;

    private ExitCodes() {}
}
