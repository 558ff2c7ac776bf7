package dev.howl.testkit.conformance.check;

import dev.howl.testkit.conformance.script.ConformanceScript;
import dev.howl.testkit.conformance.script.ScriptVariables;
import dev.howl.testkit.conformance.script.ScriptVariables.UnknownVariableException;
import dev.howl.testkit.conformance.session.RunValues;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The values of a script, with its variables filled in. */
final class ScriptValues {
    private ScriptValues() {}

    static RunValues of(RunSettings settings, ScriptVariables variables) throws UnknownVariableException {
        ConformanceScript script = settings.script();
        Map<String, Map<JsonPointer, JsonNode>> messages = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, JsonNode>> message :
                script.messages().entrySet()) {
            Map<JsonPointer, JsonNode> members = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> member : message.getValue().entrySet()) {
                members.put(JsonPointer.compile(member.getKey()), variables.json(member.getValue()));
            }
            messages.put(message.getKey(), members);
        }
        return new RunValues(
                settings.token(),
                texts(script.parameters(), variables),
                texts(script.query(), variables),
                texts(script.headers(), variables),
                messages);
    }

    static Map<String, String> texts(Map<String, String> templates, ScriptVariables variables)
            throws UnknownVariableException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : templates.entrySet()) {
            texts.put(entry.getKey(), variables.text(entry.getValue()));
        }
        return texts;
    }
}
