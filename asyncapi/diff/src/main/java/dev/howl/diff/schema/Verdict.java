package dev.howl.diff.schema;

/**
 * The fate of the values of a pair of shapes.
 *
 * @param narrowed whether the new one may refuse values that the old one accepts
 * @param widened whether the new one may accept values that the old one refuses
 */
record Verdict(boolean narrowed, boolean widened) {
    /** The verdict where it would take too long to find out. */
    static final Verdict UNKNOWN = new Verdict(true, true);
}
