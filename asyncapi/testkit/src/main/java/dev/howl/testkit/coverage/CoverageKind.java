package dev.howl.testkit.coverage;

import java.util.Locale;

/** Kind of an element of a contract that can be covered. */
public enum CoverageKind {
    /** A message that travels in some direction. */
    MESSAGE("messages"),
    /** An operation; one with a reply is seen when the reply was. */
    OPERATION("operations"),
    /** A constraint of the schema of a client message, seen when a violation of it was refused. */
    KEYWORD("keywords"),
    /** A code of {@code x-howl-errors}. */
    ERROR_CODE("error codes"),
    /** A code of {@code x-howl-close-codes}. */
    CLOSE_CODE("close codes"),
    /** A parameter of an address, of the query or of the headers of a handshake. */
    PARAMETER("parameters");

    private final String plural;

    CoverageKind(String plural) {
        this.plural = plural;
    }

    /** Returns the plural, for people. */
    public String plural() {
        return plural;
    }

    /** Returns whether a required coverage concerns the kind. */
    public boolean isRequired() {
        return this == MESSAGE || this == OPERATION;
    }

    /**
     * Returns whether elements of the kind may need what no client can bring about, such as a fault, a limit or a shutdown
     * of the server.
     */
    public boolean isOfTheServer() {
        return this == ERROR_CODE || this == CLOSE_CODE;
    }

    /** Returns the name in JSON. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
