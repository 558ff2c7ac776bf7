package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Location;

/** A fault after which the rest of a file cannot be read. */
final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Location location;
    private final String words;

    SyntaxException(Location location, String words) {
        super(words, null, false, false);
        this.location = location;
        this.words = words;
    }

    Location location() {
        return location;
    }

    String words() {
        return words;
    }
}
