package dev.howl.app.incidents;

import dev.howl.app.contract.Incident;
import dev.howl.runtime.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * The parser of the dashboard's response. It leaves out incidents that violate the contract and lists their ids, so that
 * subscribers do not see them as removed. Properties that the contract does not have are ignored.
 */
final class IncidentParser {
    /** The limit of the contract for a snapshot and an event. */
    private static final int MOST = 10_000;

    /** Size of an incident in JSON. A change holds it up to twice and must fit into an event of a durable topic. */
    private static final int MOST_BYTES = 256 * 1024;

    private IncidentParser() {}

    /**
     * Parses the body of a response.
     *
     * @throws PollFailedException with {@link PollOutcome#INVALID} if the body is not a JSON array, or too long
     */
    static IncidentList read(byte[] answer) throws PollFailedException {
        SortedMap<Long, Incident> incidents = new TreeMap<>();
        Set<Long> oddIds = new HashSet<>();
        List<String> faults = new ArrayList<>();
        List<Incident> found = new ArrayList<>();
        int index = 0;
        for (JsonNode json : elements(answer)) {
            try {
                found.add(incident(json, index++));
            } catch (PollFailedException e) {
                faults.add(e.reason());
                addId(oddIds, json);
            }
        }
        for (Incident incident : UpdateOrder.of(found)) {
            String fault = fault(incident, incidents.keySet());
            if (fault == null) {
                incidents.put(incident.id(), incident);
            } else {
                faults.add(fault);
                oddIds.add(incident.id());
            }
        }
        return new IncidentList(List.copyOf(incidents.values()), oddIds, summary(faults));
    }

    private static @Nullable String fault(Incident incident, Set<Long> before) {
        if (before.contains(incident.id())) {
            return "incident " + incident.id() + " is in the list twice";
        }
        return Json.mapper().writeValueAsBytes(incident).length > MOST_BYTES
                ? "incident " + incident.id() + " is larger than " + MOST_BYTES + " bytes"
                : null;
    }

    private static @Nullable String summary(List<String> faults) {
        return faults.isEmpty()
                ? null
                : faults.get(0) + (faults.size() == 1 ? "" : ", and " + (faults.size() - 1) + " more");
    }

    private static void addId(Set<Long> ids, JsonNode json) {
        JsonNode id = json.path("id");
        if (id.isIntegralNumber() && id.canConvertToLong()) {
            ids.add(id.longValue());
        }
    }

    private static List<JsonNode> elements(byte[] answer) throws PollFailedException {
        List<JsonNode> elements = new ArrayList<>();
        try (JsonParser parser = Json.mapper().createParser(answer)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw refused(answer.length == 0 ? "the response is empty" : "the response is not a list");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (elements.size() == MOST) {
                    throw refused("there are more than " + MOST + " incidents");
                }
                elements.add(parser.readValueAsTree());
            }
            if (parser.nextToken() != null) {
                throw refused("the response continues after the list");
            }
        } catch (JacksonException e) {
            throw new PollFailedException(
                    PollOutcome.INVALID, "the response is not JSON: " + e.getOriginalMessage(), e);
        }
        return elements;
    }

    private static Incident incident(JsonNode json, int index) throws PollFailedException {
        if (!json.isObject()) {
            throw refused("[" + index + "] is not an incident");
        }
        try {
            return Json.mapper().treeToValue(json, Incident.class);
        } catch (JacksonException e) {
            throw new PollFailedException(PollOutcome.INVALID, place(index, e) + ' ' + what(e), e);
        }
    }

    private static String place(int index, JacksonException fault) {
        StringBuilder place = new StringBuilder("[").append(index).append(']');
        for (JacksonException.Reference step : fault.getPath()) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append('.').append(step.getPropertyName());
            }
        }
        return place.toString();
    }

    /** Returns the bound that the record's own check names; any other fault is explained by its place. */
    private static String what(JacksonException fault) {
        return fault.getCause() instanceof IllegalArgumentException bound
                ? String.valueOf(bound.getMessage())
                : "is missing or has the wrong type";
    }

    private static PollFailedException refused(String reason) {
        return new PollFailedException(PollOutcome.INVALID, reason);
    }
}
