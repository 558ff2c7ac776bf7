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
 * Reads what the dashboard tells. An answer is taken as a whole or refused as a whole: whoever left out the incident that
 * is not as the contract has it would tell everybody that it is gone. Properties that the contract does not know are
 * passed over.
 */
final class IncidentParser {
    /** As many as the contract lets an answer and an event list. */
    private static final int MOST = 10_000;

    /** Of an incident in JSON. A change holds it up to twice, and must fit into an event of a durable topic. */
    private static final int MOST_BYTES = 256 * 1024;

    private IncidentParser() {}

    /**
     * The incidents of an answer.
     *
     * @return by id, each once, updates oldest first
     * @throws PollFailedException {@link PollOutcome#INVALID} where it is not a list of incidents
     */
    static List<Incident> read(byte[] answer) throws PollFailedException {
        List<Incident> incidents = UpdateOrder.of(incidents(answer));
        Set<Long> ids = new HashSet<>();
        for (Incident incident : incidents) {
            if (!ids.add(incident.id())) {
                throw refused("incident " + incident.id() + " is there twice");
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
                throw refused(answer.length == 0 ? "the answer is empty" : "the answer is no list");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (incidents.size() == MOST) {
                    throw refused("there are more than " + MOST + " incidents");
                }
                incidents.add(incident(parser.readValueAsTree(), incidents.size()));
            }
            if (parser.nextToken() != null) {
                throw refused("the answer goes on after the list");
            }
        } catch (JacksonException e) {
            throw new PollFailedException(PollOutcome.INVALID, "the answer is not JSON: " + e.getOriginalMessage(), e);
        }
        return incidents;
    }

    private static Incident incident(TreeNode node, int index) throws PollFailedException {
        if (!(node instanceof JsonNode json) || !json.isObject()) {
            throw refused("[" + index + "] is no incident");
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

    /** The contract's own check says which bound was broken. What else can be wrong is told by the place. */
    private static String what(JacksonException fault) {
        return fault.getCause() instanceof IllegalArgumentException bound
                ? String.valueOf(bound.getMessage())
                : "is missing or has the wrong type";
    }

    private static PollFailedException refused(String reason) {
        return new PollFailedException(PollOutcome.INVALID, reason);
    }
}
