package dev.howl.testkit.conformance.script;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The variables of a script: {@code ${name}}, and {@code ${env:NAME}} for the environment. Not thread-safe. */
public final class ScriptVariables {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]+)}");

    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    /** Sets a variable. */
    public void set(String name, JsonNode value) {
        values.put(name, value);
    }

    /** Sets a variable to a text. */
    public void set(String name, String value) {
        set(name, JsonNodeFactory.instance.stringNode(value));
    }

    /**
     * Returns a text with the values in the places of the variables.
     *
     * @throws UnknownVariableException if one has no value
     */
    public String text(String template) throws UnknownVariableException {
        StringBuilder out = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(template);
        int from = 0;
        while (matcher.find()) {
            out.append(template, from, matcher.start())
                    .append(value(matcher.group(1)).asString());
            from = matcher.end();
        }
        return out.append(template.substring(from)).toString();
    }

    /** Returns a value with the values in the places of the variables. A text that is one variable takes its type. */
    public JsonNode json(JsonNode template) throws UnknownVariableException {
        if (template.isString()) {
            Matcher whole = VARIABLE.matcher(template.stringValue());
            return whole.matches()
                    ? value(whole.group(1))
                    : JsonNodeFactory.instance.stringNode(text(template.stringValue()));
        }
        if (template.isArray()) {
            ArrayNode out = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : template) {
                out.add(json(item));
            }
            return out;
        }
        if (template.isObject()) {
            ObjectNode out = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> entry : template.properties()) {
                out.set(entry.getKey(), json(entry.getValue()));
            }
            return out;
        }
        return template;
    }

    private JsonNode value(String name) throws UnknownVariableException {
        JsonNode value = values.get(name);
        if (value == null && name.startsWith("env:")) {
            String environment = System.getenv(name.substring(4));
            value = environment == null ? null : JsonNodeFactory.instance.stringNode(environment);
        }
        if (value == null) {
            throw new UnknownVariableException(name);
        }
        return value;
    }

    /** A variable without a value. */
    public static final class UnknownVariableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownVariableException(String name) {
            super("the variable '" + name + "' has no value");
        }
    }
}
