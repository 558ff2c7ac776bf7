package dev.howl.app.originals.status;

import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentUpdate;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Incidents as the dashboard itself writes them: in its order, and an end that is not known is there as null. */
final class DashboardJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DashboardJson() {}

    static ArrayNode of(List<Incident> incidents) {
        ArrayNode array = NODES.arrayNode(incidents.size());
        incidents.forEach(incident -> array.add(of(incident)));
        return array;
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
