package dev.howl.server.session;

import dev.howl.server.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of a handshake that its session keeps.
 *
 * @param parameters parameters of the channel's address by name
 * @param query first value of each query parameter by name
 * @param values what the contract says of the handshake, read and checked; {@code null} if it says nothing
 * @param principal the caller of the handshake's token; {@code null} if it had none
 * @param prefix path in front of the server's own paths, as the client sees it
 */
public record HandshakeData(
        Map<String, String> parameters,
        Map<String, String> query,
        @Nullable Object values,
        @Nullable Principal principal,
        String prefix) {
    public HandshakeData {
        parameters = Map.copyOf(parameters);
        query = Map.copyOf(query);
    }

    /** Returns the values in the class that the contract has for them. */
    <T> T as(Class<T> type) {
        if (values == null) {
            throw new ClassCastException("the contract says nothing of handshakes, and has no " + type.getName());
        }
        return type.cast(values);
    }
}
