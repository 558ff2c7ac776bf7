package dev.howl.diff;

/** A rule of the comparison: one kind of change. */
public interface DiffRule {
    /** Returns its id, such as {@code to-server-maximum-narrowed}; it does not change between releases. */
    String id();

    /** Returns the weight of such a change. */
    DiffLevel level();

    /** Returns the party that such a change may break. */
    Affected affected();

    /** Returns the change and its consequence, as sentences. */
    String text();

    /** Returns what to do instead, as a sentence. */
    String advice();
}
