package dev.howl.diff;

/** The parties that a change may break. */
public enum Affected {
    /** Clients of the old contract that meet a server of the new one. */
    OLD_CLIENTS("old clients with the new server"),
    /** Clients of the new contract that meet a server of the old one: update the server first. */
    NEW_CLIENTS("new clients with the old server"),
    /** Java that uses the code generated from the old contract. */
    SOURCE("code that uses the generated Java"),
    /** Nobody. */
    NOBODY("nobody");

    private final String words;

    Affected(String words) {
        this.words = words;
    }

    /** Returns the party as the end of a sentence. */
    @Override
    public String toString() {
        return words;
    }
}
