package dev.howl.testkit.conformance.session;

import dev.howl.instances.HandshakeValues.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Values that the user gives instead of generated ones.
 *
 * @param token the bearer token of the client; {@code null} for none
 * @param parameters of addresses, by name
 * @param query by name
 * @param headers by name
 * @param members of client messages: by message id, {@code *} for all, and place
 */
public record RunValues(
        @Nullable String token,
        Map<String, String> parameters,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, Map<JsonPointer, JsonNode>> members) {
    /** No values. */
    public static final RunValues NONE = new RunValues(null, Map.of(), Map.of(), Map.of(), Map.of());

    public RunValues {
        parameters = Map.copyOf(parameters);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        members = Map.copyOf(members);
    }

    /** Returns the values for the members of a message. */
    public Map<JsonPointer, JsonNode> of(String messageId) {
        Map<JsonPointer, JsonNode> all = new LinkedHashMap<>(members.getOrDefault("*", Map.of()));
        all.putAll(members.getOrDefault(messageId, Map.of()));
        return all;
    }

    /** Returns the values with another one for a parameter of the handshake. */
    public RunValues with(Part part, String name, String value) {
        return new RunValues(
                token,
                part == Part.ADDRESS ? with(parameters, name, value) : parameters,
                part == Part.QUERY ? with(query, name, value) : query,
                part == Part.HEADERS ? with(headers, name, value) : headers,
                members);
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(map);
        changed.put(name, value);
        return changed;
    }

    /** Returns the values with another token. */
    public RunValues withToken(@Nullable String other) {
        return new RunValues(other, parameters, query, headers, members);
    }
}
