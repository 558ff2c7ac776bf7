package dev.howl.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Identification of the messages of one direction by their frames. Candidates are tried in this order: constant texts,
 * patterns in the order of the contract, JSON, free text. Immutable.
 */
final class Recognition {
    /** Name of the component of a record that holds a JSON value. */
    static final String VALUE = "value";

    private final @Nullable String discriminator;
    private final boolean exactNumbers;
    private final Map<String, MessageSpec> constants = new HashMap<>();
    private final List<MessageSpec> patterns = new ArrayList<>();
    private final Map<String, MessageSpec> objects = new HashMap<>();
    /** JSON values without a discriminator; those with a type come before those of any type. */
    private final List<MessageSpec> values = new ArrayList<>();

    private @Nullable MessageSpec rest;

    Recognition(Envelope envelope, List<MessageSpec> messages, boolean exactNumbers) {
        this.discriminator = envelope.discriminator();
        this.exactNumbers = exactNumbers;
        messages.forEach(this::add);
        values.sort(Comparator.comparing(Recognition::isAny));
    }

    private void add(MessageSpec message) {
        if (message.format() instanceof FrameFormat.Text text) {
            text.constants().forEach(constant -> constants.put(constant, message));
            if (text.pattern() != null) {
                patterns.add(message);
            } else if (text.isFree() && rest == null) {
                rest = message;
            }
        } else if (message.format() instanceof FrameFormat.JsonValue value && !value.hasDiscriminator()) {
            values.add(message);
        } else {
            objects.put(message.wire(), message);
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
     * @throws CodedException if it is no message of this direction
     */
    Found find(String frame) {
        Found text;
        try {
            text = text(frame);
        } catch (Regex.TooSlowException e) {
            throw new CodedException(Codes.SCHEMA_VIOLATION, String.valueOf(e.getMessage()));
        }
        if (text != null) {
            return text;
        }
        try {
            return json(frame);
        } catch (CodedException e) {
            if (rest == null) {
                throw e;
            }
            return text(rest, frame, parts(rest, frame));
        }
    }

    private @Nullable Found text(String frame) {
        MessageSpec constant = constants.get(frame);
        if (constant != null) {
            return text(constant, frame, parts(constant, frame));
        }
        for (MessageSpec pattern : patterns) {
            ObjectNode parts = parts(pattern, frame);
            if (parts != null) {
                return text(pattern, frame, parts);
            }
        }
        return null;
    }

    private static @Nullable ObjectNode parts(MessageSpec spec, String frame) {
        return spec.format() instanceof FrameFormat.Text text ? text.parts(frame) : null;
    }

    private static Found text(MessageSpec spec, String frame, @Nullable ObjectNode parts) {
        return new Found(spec, JsonNodeFactory.instance.stringNode(frame), parts);
    }

    private Found json(String frame) {
        if (objects.isEmpty() && values.isEmpty()) {
            throw new CodedException(Codes.UNKNOWN_TYPE, "the contract has no message for this text in this direction");
        }
        JsonNode root = tree(frame);
        if (root instanceof ObjectNode object && (!objects.isEmpty() || values.isEmpty())) {
            return object(object);
        }
        if (values.isEmpty() || root.isMissingNode()) {
            throw noObject();
        }
        return values.stream()
                .filter(spec -> spec.format() instanceof FrameFormat.JsonValue format && format.allows(root))
                .findFirst()
                .map(spec -> value(spec, root))
                .orElseThrow(() -> new CodedException(
                        Codes.SCHEMA_VIOLATION, "the frame is a JSON value of a type that no message has"));
    }

    private static Found value(MessageSpec spec, JsonNode root) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        parts.set(VALUE, root);
        return new Found(spec, root, parts);
    }

    private static boolean isAny(MessageSpec spec) {
        return spec.format() instanceof FrameFormat.JsonValue value
                && value.types().isEmpty();
    }

    /**
     * Identifies the message of a JSON object.
     *
     * @throws CodedException with {@code unknown_type} if there is no such message in this direction, with {@code
     *     schema_violation} if the discriminator is missing or not a string
     */
    Found object(ObjectNode root) {
        MessageSpec spec = objectSpec(root);
        return spec.format() instanceof FrameFormat.JsonValue ? value(spec, root) : new Found(spec, root, null);
    }

    private MessageSpec objectSpec(ObjectNode root) {
        if (objects.isEmpty() && discriminator == null) {
            throw new CodedException(Codes.UNKNOWN_TYPE, "there is no such message in this direction");
        }
        MessageSpec first =
                objects.isEmpty() ? null : objects.values().iterator().next();
        if (first != null && (discriminator == null || first.format().equals(FrameFormat.onlyObject()))) {
            return first;
        }
        JsonNode wire = discriminator == null ? null : root.get(discriminator);
        String pointer = "/" + discriminator;
        if (wire == null || !wire.isString()) {
            throw new CodedException(
                    Codes.SCHEMA_VIOLATION, "'" + discriminator + "' is missing or not a string", pointer, false);
        }
        MessageSpec spec = objects.get(wire.stringValue());
        if (spec == null) {
            throw new CodedException(
                    Codes.UNKNOWN_TYPE, "there is no message of this type in this direction", pointer, false);
        }
        return spec;
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

    static CodedException noObject() {
        return new CodedException(Codes.BAD_JSON, "a frame must be one JSON object");
    }
}
