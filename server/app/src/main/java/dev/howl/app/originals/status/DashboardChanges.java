package dev.howl.app.originals.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The comparison of two lists of the dashboard. Incidents are compared with all their properties; those without an id are
 * told apart by their content.
 */
final class DashboardChanges {
    /** Length above which changes are split into several texts, unless a single incident is longer. */
    private static final int MAX_LENGTH = 256 * 1024;

    private DashboardChanges() {}

    /** Returns the new incidents, then the changed ones, each in the dashboard's order, as JSON arrays. */
    static List<String> between(JsonNode before, JsonNode after) {
        Map<JsonNode, List<JsonNode>> known = new HashMap<>();
        before.forEach(incident ->
                known.computeIfAbsent(key(incident), id -> new ArrayList<>()).add(incident));
        List<JsonNode> added = new ArrayList<>();
        List<JsonNode> changed = new ArrayList<>();
        for (JsonNode incident : after) {
            List<JsonNode> former = known.get(key(incident));
            if (former == null) {
                added.add(incident);
            } else if (!former.contains(incident)) {
                changed.add(incident);
            }
        }
        added.addAll(changed);
        return arrays(added);
    }

    private static JsonNode key(JsonNode incident) {
        JsonNode id = incident.path("id");
        return id.isMissingNode() ? incident : id;
    }

    private static List<String> arrays(List<JsonNode> incidents) {
        List<String> arrays = new ArrayList<>();
        StringBuilder array = new StringBuilder();
        for (JsonNode incident : incidents) {
            String text = incident.toString();
            if (!array.isEmpty() && array.length() + text.length() > MAX_LENGTH) {
                arrays.add(array.append(']').toString());
                array.setLength(0);
            }
            array.append(array.isEmpty() ? '[' : ',').append(text);
        }
        if (!array.isEmpty()) {
            arrays.add(array.append(']').toString());
        }
        return arrays;
    }
}
