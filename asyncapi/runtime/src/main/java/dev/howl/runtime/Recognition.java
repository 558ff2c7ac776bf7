package dev.howl.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Identification of the messages of one direction by their frames. The first of these kinds that has a message for a frame
 * decides: constant texts, patterns, JSON as the {@link RoutingPlan} says, free text. Several messages of the kind are
 * candidates in the order of the contract. Immutable.
 */
final class Recognition {
    /** Name of the component of a record that holds a JSON value. */
    static final String VALUE = "value";

    private final boolean exactNumbers;
    private final Map<String, List<MessageSpec>> constants = new HashMap<>();
    private final List<MessageSpec> patterns = new ArrayList<>();
    private final Router<MessageSpec> router;
    private final List<MessageSpec> free = new ArrayList<>();
    private boolean hasJson;

    Recognition(RoutingPlan plan, List<MessageSpec> messages, boolean exactNumbers) {
        Map<String, MessageSpec> byName = new HashMap<>();
        messages.forEach(message -> byName.put(message.name(), message));
        this.router = Router.of(plan, byName::get);
        this.exactNumbers = exactNumbers;
        messages.forEach(this::add);
    }

    private void add(MessageSpec message) {
        if (message.format() instanceof FrameFormat.Text text) {
            text.constants().forEach(constant -> constants
                    .computeIfAbsent(constant, first -> new ArrayList<>())
                    .add(message));
            if (text.pattern() != null) {
                patterns.add(message);
            } else if (text.isFree()) {
                free.add(message);
            }
        } else {
            hasJson = true;
        }
    }

    /**
     * An identified frame, whose payload has not been checked.
     *
     * @param parts input for the record; {@code null} for an object, whose payload the envelope locates
     */
    record Found(MessageSpec spec, JsonNode root, @Nullable ObjectNode parts) {
        /** Returns the input for the record if there is no envelope. */
        JsonNode payload() {
            return parts == null ? root : parts;
        }
    }

    /**
     * Identifies the message of a frame.
     *
     * @return one message, or several in the order in which they are to be tried
     * @throws CodedException if it is no message of this direction
     */
    List<Found> find(String frame) {
        List<Found> marked = marked(frame);
        if (!marked.isEmpty()) {
            return marked;
        }
        if (!hasJson) {
            if (free.isEmpty()) {
                throw new CodedException(
                        Codes.UNKNOWN_TYPE, "the contract has no message for this text in this direction");
            }
            return free(frame);
        }
        try {
            return json(tree(frame));
        } catch (CodedException e) {
            if (free.isEmpty()) {
                throw e;
            }
            return free(frame);
        }
    }

    private List<Found> free(String frame) {
        return free.stream()
                .map(message -> text(message, frame, parts(message, frame)))
                .toList();
    }

    private List<Found> marked(String frame) {
        List<MessageSpec> constant = constants.get(frame);
        if (constant != null) {
            return constant.stream()
                    .map(message -> text(message, frame, parts(message, frame)))
                    .toList();
        }
        List<Found> found = new ArrayList<>();
        for (MessageSpec pattern : patterns) {
            try {
                ObjectNode parts = parts(pattern, frame);
                if (parts != null) {
                    found.add(text(pattern, frame, parts));
                }
            } catch (Regex.TooSlowException e) {
                if (found.isEmpty()) {
                    throw new CodedException(Codes.SCHEMA_VIOLATION, String.valueOf(e.getMessage()));
                }
                return found;
            }
        }
        return found;
    }

    private static @Nullable ObjectNode parts(MessageSpec spec, String frame) {
        return spec.format() instanceof FrameFormat.Text text ? text.parts(frame) : null;
    }

    private static Found text(MessageSpec spec, String frame, @Nullable ObjectNode parts) {
        return new Found(spec, JsonNodeFactory.instance.stringNode(frame), parts);
    }

    /**
     * Identifies the message of a JSON value, as {@link #find} does.
     *
     * @throws CodedException with {@code unknown_type} if there is no such message in this direction, whatever the member
     *     that decides is or if it is missing
     */
    List<Found> json(JsonNode root) {
        if (root.isMissingNode()) {
            throw noObject();
        }
        List<MessageSpec> specs = router.candidates(root);
        if (specs.size() == 1) {
            return List.of(found(specs.get(0), root));
        }
        List<Found> found = specs.stream()
                .filter(spec -> fits(spec, root))
                .map(spec -> found(spec, root))
                .toList();
        return found.isEmpty() ? List.of(found(specs.get(0), root)) : found;
    }

    private static Found found(MessageSpec spec, JsonNode root) {
        if (!(spec.format() instanceof FrameFormat.JsonValue value)) {
            if (!root.isObject()) {
                throw noObject();
            }
            return new Found(spec, root, null);
        }
        if (!value.allows(root)) {
            throw new CodedException(Codes.SCHEMA_VIOLATION, "the frame is a JSON value of a type that no message has");
        }
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        parts.set(VALUE, root);
        return new Found(spec, root, parts);
    }

    private static boolean fits(MessageSpec spec, JsonNode root) {
        return spec.format() instanceof FrameFormat.JsonValue value ? value.allows(root) : root.isObject();
    }

    /**
     * Parses JSON.
     *
     * @throws CodedException with {@code bad_json} if it is malformed
     */
    JsonNode tree(String frame) {
        try {
            return Json.readFrame(frame, exactNumbers);
        } catch (JacksonException e) {
            throw badJson(e);
        }
    }

    /**
     * Parses JSON in UTF-8.
     *
     * @throws CodedException with {@code bad_json} if it is malformed
     */
    JsonNode tree(byte[] frame) {
        try {
            return Json.readFrame(frame, exactNumbers);
        } catch (JacksonException e) {
            throw badJson(e);
        }
    }

    private static CodedException badJson(JacksonException e) {
        var at = e.getLocation();
        String where = at == null
                ? ": " + e.getOriginalMessage()
                : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new CodedException(Codes.BAD_JSON, "the frame is not valid JSON" + where);
    }

    /**
     * Returns a JSON object.
     *
     * @throws CodedException with {@code bad_json} if a value is something else
     */
    static ObjectNode object(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw noObject();
    }

    static CodedException noObject() {
        return new CodedException(Codes.BAD_JSON, "a frame must be one JSON object");
    }
}
