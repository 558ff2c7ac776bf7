package dev.howl.runtime;

/** A part of a handshake. */
public enum HandshakePart {
    /** The path. */
    ADDRESS("address", "parameter"),
    /** The query. */
    QUERY("query", "query parameter"),
    /** The header fields. */
    HEADERS("headers", "header");

    private final String id;
    private final String words;

    HandshakePart(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** Returns its name in bundles of schemas. */
    public String id() {
        return id;
    }

    /** Returns what one of its parameters is called in messages. */
    public String words() {
        return words;
    }
}
