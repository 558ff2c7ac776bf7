package dev.howl.server;

import java.util.Map;
import java.util.Optional;

/** A handshake that has not been answered. Not to be kept: it holds the whole request. */
public interface HandshakeRequest {

    /** The parameters of the channel's address, decoded, by name. */
    Map<String, String> parameters();

    /** The first value of each parameter of the query, decoded, by name; empty for a name without a value. */
    Map<String, String> query();

    /** Who is calling: whom the handshake's token names, or a listener; empty where neither did. */
    Optional<Principal> principal();

    /**
     * Says who is calling, where a listener has verified a token that travels in another way than the runtime's. The
     * session is that caller's from its beginning, and ends with the token as any other does. From any thread, before
     * {@link ChannelListener#opening} completes.
     */
    void identify(Principal caller);

    /** The first value of a header, by its name in any case. */
    Optional<String> header(String name);
}
