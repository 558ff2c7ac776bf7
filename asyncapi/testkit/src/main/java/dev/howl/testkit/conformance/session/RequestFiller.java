package dev.howl.testkit.conformance.session;

import dev.howl.model.Message;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Member;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The members of a request that only a session can fill: the id of its connection, a fresh correlation id, values of the
 * script, and ids from earlier replies.
 */
public final class RequestFiller {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final RunValues values;
    private final LinkedValues links;
    private final MessageSchemas schemas;
    private final Map<String, Map<JsonPointer, Member>> places = new HashMap<>();

    /** @param schemas those of the messages that clients send */
    public RequestFiller(RunValues values, LinkedValues links, MessageSchemas schemas) {
        this.values = values;
        this.links = links;
        this.schemas = schemas;
    }

    /**
     * Returns a copy of a valid frame with what the session fills. A value of the script or of a link that would make it
     * invalid is left out.
     *
     * @param connectionId the id of the connection; {@code null} if the protocol has none
     * @param number a fresh number for the correlation id
     * @param fixed places that are left as they are
     */
    public JsonNode filled(
            Message message, JsonNode frame, @Nullable String connectionId, long number, Set<JsonPointer> fixed) {
        if (!message.isJson() || !frame.isObject()) {
            return frame;
        }
        JsonNode filled = frame.deepCopy();
        Map<JsonPointer, Member> members = places.computeIfAbsent(message.id(), id -> MemberPlaces.of(message));
        members.forEach((place, member) -> {
            String by = member.shape().extension("x-howl-filled-by");
            if (fixed.contains(place)) {
                return;
            }
            if ("connection-id".equals(by) && connectionId != null) {
                FrameEdit.set(filled, place, NODES.stringNode(connectionId));
            } else if (!filled.at(place).isMissingNode()) {
                links.find(member).ifPresent(value -> replace(message, filled, place, value));
            }
        });
        values.of(message.id()).forEach((place, value) -> {
            if (!fixed.contains(place)) {
                given(message, filled, place, value);
            }
        });
        ChannelProtocol.correlation(message).ifPresent(place -> correlate(message, filled, place, number));
        return filled;
    }

    /** Replaces a member that the frame has; {@code null} removes it. */
    private void given(Message message, JsonNode frame, JsonPointer place, JsonNode value) {
        JsonNode before = frame.at(place);
        if (before.isMissingNode()) {
            return;
        }
        replace(message, frame, place, value);
        if (value.isNull() && !frame.at(place).isNull()) {
            FrameEdit.remove(frame, place);
            if (!schemas.check(message, frame).isEmpty()) {
                FrameEdit.set(frame, place, before);
            }
        }
    }

    /**
     * Returns a copy of an invalid frame with the id of the connection and the correlation id, where these are not what
     * makes it invalid.
     *
     * @param pointer JSON Pointer to the invalid value
     */
    public JsonNode filledBeside(
            Message message, JsonNode frame, String pointer, @Nullable String connectionId, long number) {
        JsonNode filled = frame.deepCopy();
        Map<JsonPointer, Member> members = places.computeIfAbsent(message.id(), id -> MemberPlaces.of(message));
        members.forEach((place, member) -> {
            boolean isId = "connection-id".equals(member.shape().extension("x-howl-filled-by"));
            if (isId
                    && connectionId != null
                    && !place.toString().equals(pointer)
                    && filled.at(place).isString()) {
                FrameEdit.set(filled, place, NODES.stringNode(connectionId));
            }
        });
        ChannelProtocol.correlation(message).ifPresent(place -> {
            JsonNode before = filled.at(place);
            boolean mutated = place.toString().equals(pointer);
            boolean added =
                    before.isMissingNode() && String.valueOf(place.head()).equals(pointer);
            if (!mutated && !added) {
                JsonNode id = id(message, place, number);
                if (before.isMissingNode() || before.getNodeType() == id.getNodeType()) {
                    FrameEdit.set(filled, place, id);
                }
            }
        });
        return filled;
    }

    private JsonNode id(Message message, JsonPointer place, long number) {
        Member member = places.getOrDefault(message.id(), Map.of()).get(place);
        boolean whole = member != null && member.shape().types().contains(Schema.Type.INTEGER);
        return whole ? NODES.numberNode(number) : NODES.stringNode("c-" + number);
    }

    private void correlate(Message message, JsonNode frame, JsonPointer place, long number) {
        replace(message, frame, place, id(message, place, number));
    }

    private void replace(Message message, JsonNode frame, JsonPointer place, JsonNode value) {
        JsonNode before = frame.at(place);
        boolean wasValid = schemas.check(message, frame).isEmpty();
        if (!FrameEdit.set(frame, place, value)
                || !wasValid
                || schemas.check(message, frame).isEmpty()) {
            return;
        }
        if (before.isMissingNode()) {
            FrameEdit.remove(frame, place);
        } else {
            FrameEdit.set(frame, place, before);
        }
    }
}
