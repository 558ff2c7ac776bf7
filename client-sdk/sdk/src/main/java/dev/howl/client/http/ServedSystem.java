package dev.howl.client.http;

import dev.howl.runtime.Constraints;
import org.jspecify.annotations.Nullable;

/**
 * A system of the server, such as {@code alerts}, and whether the node that answers serves it.
 *
 * @param name the name
 * @param enabled whether it is served
 * @param reason why it is not served, for people; {@code null} if it is
 */
public record ServedSystem(
        String name, boolean enabled, @Nullable String reason) {
    public ServedSystem {
        Constraints.required("name", name);
    }
}
