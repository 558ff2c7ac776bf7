package dev.howl.server.session;

import dev.howl.server.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of a handshake that its session keeps.
 *
 * @param parameters parameters of the channel's address by name
 * @param query first value of each query parameter by name
 * @param principal the caller of the handshake's token; {@code null} if it had none
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
