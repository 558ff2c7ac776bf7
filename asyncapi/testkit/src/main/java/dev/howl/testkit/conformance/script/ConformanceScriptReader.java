package dev.howl.testkit.conformance.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A reader of scripts, in YAML or JSON. Every key that it does not know is an error. */
public final class ConformanceScriptReader {
    private static final int MAX_BYTES = 1_000_000;
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");
    private static final YAMLMapper YAML = new YAMLMapper();

    private final String source;

    private ConformanceScriptReader(String source) {
        this.source = source;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidScriptException if it cannot be read, or is no script
     */
    public static ConformanceScript read(Path file) throws InvalidScriptException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InvalidScriptException(file + ": longer than " + MAX_BYTES + " bytes");
            }
            return read(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new InvalidScriptException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /**
     * Reads a text.
     *
     * @param source names it in messages
     */
    public static ConformanceScript read(String text, String source) throws InvalidScriptException {
        try {
            return new ConformanceScriptReader(source).script(YAML.readTree(text));
        } catch (JacksonException e) {
            String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new InvalidScriptException(source + where + ": " + e.getOriginalMessage());
        }
    }

    private ConformanceScript script(JsonNode root) throws InvalidScriptException {
        if (root.isMissingNode() || root.isNull()) {
            return ConformanceScript.NONE;
        }
        keys(root, "", Set.of("values", "prepare", "steps", "end"));
        JsonNode values = root.path("values");
        keys(values, "/values", Set.of("parameters", "query", "headers", "keys", "messages"));
        Map<String, Map<String, JsonNode>> messages = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : values.path("messages").properties()) {
            messages.put(entry.getKey(), members(entry.getValue(), "/values/messages/" + entry.getKey()));
        }
        return new ConformanceScript(
                texts(values.path("parameters")),
                texts(values.path("query")),
                texts(values.path("headers")),
                texts(values.path("keys")),
                messages,
                steps(root.path("prepare"), "/prepare"),
                steps(root.path("steps"), "/steps"),
                steps(root.path("end"), "/end"));
    }

    private List<ScriptStep> steps(JsonNode list, String at) throws InvalidScriptException {
        if (!list.isMissingNode() && !list.isArray()) {
            throw wrong(at, "must be a list of steps");
        }
        List<ScriptStep> steps = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            steps.add(step(list.get(i), at + "/" + i));
        }
        return steps;
    }

    private ScriptStep step(JsonNode step, String at) throws InvalidScriptException {
        if (step.has("send")) {
            keys(step, at, Set.of("name", "send", "channel", "with", "expect", "save"));
            return new ScriptStep.Send(
                    name(step, "send " + step.path("send").asString("")),
                    text(step, "channel"),
                    step.path("send").asString(""),
                    members(step.path("with"), at + "/with"),
                    text(step, "expect"),
                    texts(step.path("save")));
        }
        if (step.has("http")) {
            return http(step, at);
        }
        if (step.has("exec")) {
            keys(step, at, Set.of("name", "exec", "within"));
            List<String> command = new ArrayList<>();
            step.path("exec").forEach(word -> command.add(word.asString("")));
            if (command.isEmpty()) {
                throw wrong(at + "/exec", "must be a list: the program and its arguments");
            }
            return new ScriptStep.Exec(name(step, "exec " + command.get(0)), command, within(step, at));
        }
        if (step.has("await")) {
            keys(step, at, Set.of("name", "await", "channel", "where", "within", "save"));
            return new ScriptStep.Await(
                    name(step, "await " + step.path("await").asString("")),
                    text(step, "channel"),
                    step.path("await").asString(""),
                    members(step.path("where"), at + "/where"),
                    within(step, at),
                    texts(step.path("save")));
        }
        throw wrong(at, "is no step; a step has one of send, http, exec, await");
    }

    private ScriptStep http(JsonNode step, String at) throws InvalidScriptException {
        keys(step, at, Set.of("name", "http", "headers", "body", "status", "save"));
        String[] words = step.path("http").asString("").split(" ", 2);
        if (words.length < 2) {
            throw wrong(at + "/http", "must be a method and a URL, such as 'POST ${http}/api/orders'");
        }
        return new ScriptStep.Http(
                name(step, step.path("http").asString("")),
                words[0],
                words[1].strip(),
                texts(step.path("headers")),
                step.has("body") ? step.path("body") : null,
                step.path("status").asInt(0),
                texts(step.path("save")));
    }

    private Duration within(JsonNode step, String at) throws InvalidScriptException {
        if (!step.has("within")) {
            return DEFAULT_WAIT;
        }
        return duration(step.path("within").asString(""))
                .orElseThrow(() -> wrong(at + "/within", "must be a duration such as 500ms, 10s or 1m"));
    }

    /** Returns a duration such as {@code 500ms}, {@code 10s} or {@code 1m}; empty if the text is none. */
    public static java.util.Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return java.util.Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return java.util.Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                });
    }

    private static String name(JsonNode step, String otherwise) {
        return step.path("name").asString(otherwise);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.has(name) ? node.path(name).asString("") : null;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        return texts;
    }

    private Map<String, JsonNode> members(JsonNode object, String at) throws InvalidScriptException {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (!entry.getKey().startsWith("/")) {
                throw wrong(
                        at,
                        "names the member '" + entry.getKey()
                                + "'; name it by a JSON Pointer into the frame, such as '/payload/id'");
            }
            members.put(entry.getKey(), entry.getValue());
        }
        return members;
    }

    private void keys(JsonNode object, String at, Set<String> known) throws InvalidScriptException {
        if (!object.isObject() && !object.isMissingNode()) {
            throw wrong(at, "must be an object");
        }
        for (String key : object.propertyNames()) {
            if (!known.contains(key)) {
                throw wrong(
                        at + "/" + key,
                        "is not known; there are: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private InvalidScriptException wrong(String at, String what) {
        return new InvalidScriptException(source + ": " + (at.isEmpty() ? "the script" : at) + " " + what);
    }
}
