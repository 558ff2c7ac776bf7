package dev.howl.server.session;

import dev.howl.server.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session keeps of its handshake.
 *
 * @param parameters of the address
 * @param query the first value of each parameter of the query
 * @param principal of the handshake's token; {@code null} where it had none
 */
public record HandshakeData(
        Map<String, String> parameters,
        Map<String, String> query,
        @Nullable Principal principal) {
    public HandshakeData {
        parameters = Map.copyOf(parameters);
        query = Map.copyOf(query);
    }
}
