package dev.howl.server.handshake;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters of an address in a request's path.
 *
 * @param encoded values by name, as they are in the path
 */
record AddressMatch(Map<String, String> encoded) {
    static final AddressMatch NONE = new AddressMatch(Map.of());

    /** Returns the values by name, without those whose encoding is not valid. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        encoded.forEach((name, text) -> PercentText.ofPath(text).ifPresent(value -> values.put(name, value)));
        return values;
    }

    /** Returns the first parameter whose encoding is not valid. */
    Optional<String> undecodable() {
        return encoded.entrySet().stream()
                .filter(entry -> PercentText.ofPath(entry.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
