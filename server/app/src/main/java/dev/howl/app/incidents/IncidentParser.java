package dev.howl.app.incidents;

import dev.howl.app.contract.Incident;
import dev.howl.runtime.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TreeNode;
import tools.jackson.databind.JsonNode;

/**
 * The parser of the dashboard's response. It rejects a response as a whole if one incident violates the contract: if it
 * left out that incident, subscribers would see it as removed. Properties that the contract does not have are ignored.
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
     * @return the incidents by id, each once, updates oldest first
     * @throws PollFailedException with {@link PollOutcome#INVALID} if the body is not a list of incidents
     */
    static List<Incident> read(byte[] answer) throws PollFailedException {
        List<Incident> incidents = UpdateOrder.of(incidents(answer));
        Set<Long> ids = new HashSet<>();
        for (Incident incident : incidents) {
            if (!ids.add(incident.id())) {
                throw refused("incident " + incident.id() + " is in the list twice");
            }
            if (Json.mapper().writeValueAsBytes(incident).length > MOST_BYTES) {
                throw refused("incident " + incident.id() + " is larger than " + MOST_BYTES + " bytes");
            }
        }
        return incidents.stream().sorted(Comparator.comparingLong(Incident::id)).toList();
    }

    private static List<Incident> incidents(byte[] answer) throws PollFailedException {
        List<Incident> incidents = new ArrayList<>();
        try (JsonParser parser = Json.mapper().createParser(answer)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw refused(answer.length == 0 ? "the response is empty" : "the response is not a list");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (incidents.size() == MOST) {
                    throw refused("there are more than " + MOST + " incidents");
                }
                incidents.add(incident(parser.readValueAsTree(), incidents.size()));
            }
            if (parser.nextToken() != null) {
                throw refused("the response continues after the list");
            }
        } catch (JacksonException e) {
            throw new PollFailedException(
                    PollOutcome.INVALID, "the response is not JSON: " + e.getOriginalMessage(), e);
        }
        return incidents;
    }

    private static Incident incident(TreeNode node, int index) throws PollFailedException {
        if (!(node instanceof JsonNode json) || !json.isObject()) {
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
