package dev.howl.generator.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The search for a smaller value that shows the same problem: without members or items, one after the other. */
final class Smaller {
    private Smaller() {}

    static JsonNode of(JsonNode value, Predicate<JsonNode> shows) {
        JsonNode smallest = value;
        boolean found = true;
        while (found) {
            found = false;
            for (JsonNode candidate : candidates(smallest)) {
                if (shows.test(candidate)) {
                    smallest = candidate;
                    found = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** Returns the value without each of its members or items, and with each made smaller. */
    private static List<JsonNode> candidates(JsonNode value) {
        List<JsonNode> candidates = new ArrayList<>();
        if (value instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                candidates.add(object.deepCopy().without(name));
            }
            object.properties().forEach(member -> candidates(member.getValue())
                    .forEach(smaller -> candidates.add(object.deepCopy().set(member.getKey(), smaller))));
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                ArrayNode shorter = array.deepCopy();
                shorter.remove(i);
                candidates.add(shorter);
                for (JsonNode smaller : candidates(array.get(i))) {
                    candidates.add(array.deepCopy().set(i, smaller));
                }
            }
        }
        return candidates;
    }
}
