package dev.howl.app.originals.status;

import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentChange;
import dev.howl.app.contract.IncidentDiff;
import dev.howl.app.contract.IncidentUpdate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A converter of incidents to the JSON that the dashboard itself writes. */
final class DashboardJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DashboardJson() {}

    static ArrayNode nothing() {
        return NODES.arrayNode();
    }

    /**
     * Returns the new incidents, then the changed ones, each in the dashboard's order.
     *
     * @param now the dashboard's current list, if known; an incident that is not in it has the properties of the
     *     contract only
     */
    static ArrayNode of(IncidentDiff diff, Optional<JsonNode> now) {
        Map<Long, JsonNode> written = new LinkedHashMap<>();
        now.ifPresent(
                all -> all.forEach(incident -> written.put(incident.path("id").asLong(-1), incident)));
        ArrayNode array = nothing();
        add(array, diff.added(), written);
        add(array, diff.changed().stream().map(IncidentChange::incident).toList(), written);
        return array;
    }

    private static void add(ArrayNode array, List<Incident> incidents, Map<Long, JsonNode> written) {
        Map<Long, Incident> remaining = new LinkedHashMap<>();
        incidents.forEach(incident -> remaining.put(incident.id(), incident));
        written.forEach((id, incident) -> {
            if (remaining.remove(id) != null) {
                array.add(incident);
            }
        });
        remaining.values().forEach(incident -> array.add(of(incident)));
    }

    private static ObjectNode of(Incident incident) {
        ObjectNode node = NODES.objectNode()
                .put("id", incident.id())
                .put("text", incident.text())
                .put("impact", incident.impact())
                .put("start_date", incident.startDate())
                .put("end_date", incident.endDate());
        ArrayNode updates = node.putArray("updates");
        incident.updates().forEach(update -> updates.add(of(update)));
        return node;
    }

    private static ObjectNode of(IncidentUpdate update) {
        return NODES.objectNode()
                .put("text", update.text())
                .put("status", update.status())
                .put("timestamp", update.timestamp());
    }
}
