package dev.howl.server;

import java.util.Map;
import java.util.Optional;

/** A handshake that has not been answered. Not to be kept: it holds the whole request. */
public interface Opening {

    /** The parameters of the channel's address, decoded, by name. */
    Map<String, String> parameters();

    /** The first value of each parameter of the query, decoded, by name; empty for a name without a value. */
    Map<String, String> query();

    /** Whom the handshake's token names; empty without a token. */
    Optional<Principal> principal();

    /** The first value of a header, by its name in any case. */
    Optional<String> header(String name);
}
