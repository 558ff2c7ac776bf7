package dev.howl.testkit.conformance.script;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Values and steps that a run needs beside the contract.
 *
 * @param parameters values for parameters of addresses, by name
 * @param query values for the query of handshakes, by name
 * @param headers values for headers of handshakes, by name
 * @param keys a key of each topic that has keys, by the topic
 * @param messages values for members of messages: by message id, {@code *} for all, and JSON Pointer
 * @param prepare steps before all checks
 * @param steps steps after the valid messages
 * @param end steps after everything else, after which the server need not live on
 */
public record ConformanceScript(
        Map<String, String> parameters,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> keys,
        Map<String, Map<String, JsonNode>> messages,
        List<ScriptStep> prepare,
        List<ScriptStep> steps,
        List<ScriptStep> end) {
    /** A script that says nothing. */
    public static final ConformanceScript NONE =
            new ConformanceScript(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of());

    public ConformanceScript {
        parameters = Map.copyOf(parameters);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        keys = Map.copyOf(keys);
        messages = Map.copyOf(messages);
        prepare = List.copyOf(prepare);
        steps = List.copyOf(steps);
        end = List.copyOf(end);
    }

    /** Returns the script without its steps. */
    public ConformanceScript valuesOnly() {
        return new ConformanceScript(parameters, query, headers, keys, messages, List.of(), List.of(), List.of());
    }
}
