package dev.howl.testkit.conformance.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A step of a script. Texts may contain variables, such as {@code ${city}}. */
public sealed interface ScriptStep {

    /** Returns the step in words, for reports. */
    String name();

    /**
     * A message of the client.
     *
     * @param channel id of the channel; {@code null} for the first
     * @param message its id
     * @param with values of members, by JSON Pointer, that replace those of the first example
     * @param expect id of the message that answers, or {@code error:CODE}; {@code null} for what the contract says
     * @param save members of the answer, by the name of the variable that gets the value
     */
    record Send(
            String name,
            @Nullable String channel,
            String message,
            Map<String, JsonNode> with,
            @Nullable String expect,
            Map<String, String> save)
            implements ScriptStep {}

    /**
     * An HTTP request.
     *
     * @param method such as {@code POST}
     * @param body JSON; {@code null} for none
     * @param status expected status; 0 for any of 2xx
     * @param save members of the answer's body, by the name of the variable that gets the value
     */
    record Http(
            String name,
            String method,
            String url,
            Map<String, String> headers,
            @Nullable JsonNode body,
            int status,
            Map<String, String> save)
            implements ScriptStep {}

    /**
     * A program on this machine, which must exit with 0.
     *
     * @param command the program and its arguments
     */
    record Exec(String name, List<String> command, Duration timeout) implements ScriptStep {}

    /**
     * A message of the server that must have come since the script began, or comes in time; or the end of the connection.
     *
     * @param channel id of the channel; {@code null} for the first
     * @param message its id, or {@code close:CODE}
     * @param where values of members, by JSON Pointer
     * @param save members of the message, by the name of the variable that gets the value
     */
    record Await(
            String name,
            @Nullable String channel,
            String message,
            Map<String, JsonNode> where,
            Duration within,
            Map<String, String> save)
            implements ScriptStep {}
}
