package dev.howl.server;

import java.util.Map;
import java.util.Optional;

/** A handshake request that has not been answered yet. Not to be kept, because it retains the whole HTTP request. */
public interface HandshakeRequest {

    /** Returns the parameters of the channel's address by name, decoded. */
    Map<String, String> parameters();

    /** Returns the first value of each query parameter by name, decoded; empty for a name without a value. */
    Map<String, String> query();

    /** Returns the caller, as the handshake's token or a listener identified it; empty if neither did. */
    Optional<Principal> principal();

    /**
     * Identifies the caller, for a listener that verifies a token which is not transmitted in the {@code Authorization}
     * header. The session belongs to that caller from its beginning and is closed when the token expires, as for any
     * other token. May be called from any thread before the stage of {@link ChannelListener#opening} completes.
     */
    void identify(Principal caller);

    /** Returns the first value of a request header, whose name is not case-sensitive. */
    Optional<String> header(String name);
}
