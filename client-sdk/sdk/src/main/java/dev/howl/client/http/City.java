package dev.howl.client.http;

import dev.howl.runtime.Constraints;
import java.util.UUID;

/**
 * A city that can have alerts.
 *
 * @param uuid the id, which is also the key of the city's alerts: {@code howl.alerts(city.uuid())}
 * @param name the name; several cities may have the same
 */
public record City(UUID uuid, String name) {
    public City {
        Constraints.required("uuid", uuid);
        Constraints.required("name", name);
    }
}
