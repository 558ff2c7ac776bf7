package dev.howl.runtime;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the frames of one channel from one side of it: UTF-8 JSON objects. Immutable, safe for use by
 * several threads.
 */
public final class FrameCodec {
    private static final JsonMapper JSON = Json.mapper();

    private final Envelope envelope;
    private final Map<String, MessageSpec> incoming;
    private final Map<Class<?>, MessageSpec> outgoing;

    private FrameCodec(Envelope envelope, List<MessageSpec> incoming, List<MessageSpec> outgoing) {
        this.envelope = envelope;
        this.incoming = incoming.stream().collect(Collectors.toMap(MessageSpec::wire, spec -> spec));
        this.outgoing = new HashMap<>();
        outgoing.forEach(spec -> this.outgoing.put(spec.type(), spec));
    }

    /** Reads what clients send, writes what the server sends. */
    public static FrameCodec ofServer(ChannelSpec channel) {
        return new FrameCodec(channel.envelope(), channel.clientMessages(), channel.serverMessages());
    }

    /** Reads what the server sends, writes what clients send. */
    public static FrameCodec ofClient(ChannelSpec channel) {
        return new FrameCodec(channel.envelope(), channel.serverMessages(), channel.clientMessages());
    }

    /**
     * Parses a frame.
     *
     * @throws CodedException {@code bad_json} where it is not one JSON object
     */
    public ObjectNode parse(byte[] frame) {
        try {
            return object(JSON.readTree(frame));
        } catch (JacksonException e) {
            throw badJson(e);
        }
    }

    /**
     * Parses a frame.
     *
     * @throws CodedException {@code bad_json} where it is not one JSON object
     */
    public ObjectNode parse(String frame) {
        try {
            return object(JSON.readTree(frame));
        } catch (JacksonException e) {
            throw badJson(e);
        }
    }

    /**
     * Tells which message of the contract a frame is.
     *
     * @throws CodedException {@code unknown_type} where it is none of this direction, {@code schema_violation} where
     *     what tells it is missing or not text
     */
    public Frame recognise(ObjectNode root) {
        MessageSpec spec = spec(root);
        JsonNode payload = envelope.payload() == null ? root : root.path(envelope.payload());
        return new Frame(spec, root, payload, ref(root), position(root));
    }

    /** What a reply to this frame echoes; {@code null} where the frame has none or not as text. */
    public @Nullable String ref(ObjectNode root) {
        JsonNode ref = envelope.correlation() == null ? null : root.get(envelope.correlation());
        return ref != null && ref.isString() ? ref.stringValue() : null;
    }

    /**
     * Makes the record of a frame's payload.
     *
     * @throws CodedException {@code schema_violation} where the payload does not fit the record
     */
    public Message decode(Frame frame) {
        JsonNode payload =
                frame.payload() instanceof MissingNode ? JsonNodeFactory.instance.objectNode() : frame.payload();
        try {
            return JSON.treeToValue(payload, frame.spec().type());
        } catch (DatabindException e) {
            throw new CodedException(Codes.SCHEMA_VIOLATION, rootMessage(e), pointer(e), false);
        }
    }

    /**
     * Writes a message as a frame.
     *
     * @throws IllegalArgumentException where the channel does not send messages of this class
     */
    public byte[] encode(Message message, FrameFields fields) {
        MessageSpec spec = outgoing.get(message.getClass());
        if (spec == null) {
            throw new IllegalArgumentException(
                    "the channel does not send " + message.getClass().getSimpleName() + " from this side");
        }
        return encode(spec, JSON.valueToTree(message), fields);
    }

    /** Writes a message, given as the JSON of its payload, as a frame. The payload is taken over, not copied. */
    public byte[] encode(MessageSpec spec, ObjectNode payload, FrameFields fields) {
        if (envelope.connectionId() != null && fields.connectionId() != null) {
            payload.put(envelope.connectionId(), fields.connectionId());
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (envelope.discriminator() != null) {
            root.put(envelope.discriminator(), spec.wire());
        }
        if (envelope.payload() == null) {
            root.setAll(payload);
        } else {
            root.set(envelope.payload(), payload);
        }
        if (envelope.correlation() != null && fields.ref() != null) {
            root.put(envelope.correlation(), fields.ref());
        }
        if (envelope.position() != null && fields.position() != null) {
            root.set(envelope.position(), JSON.valueToTree(fields.position()));
        }
        return JSON.writeValueAsBytes(root);
    }

    /**
     * Adds an event's position to a frame that was written without one.
     *
     * @param frame as {@link #encode} made it; not changed
     * @return the same frame where the envelope has no place for a position
     */
    public byte[] withPosition(byte[] frame, Position position) {
        if (envelope.position() == null) {
            return frame;
        }
        byte[] name = JSON.writeValueAsBytes(envelope.position());
        byte[] value = JSON.writeValueAsBytes(position);
        int end = frame.length - 1;
        boolean first = end == 1;
        ByteBuffer joined = ByteBuffer.allocate(frame.length + name.length + value.length + (first ? 1 : 2));
        joined.put(frame, 0, end);
        if (!first) {
            joined.put((byte) ',');
        }
        return joined.put(name).put((byte) ':').put(value).put((byte) '}').array();
    }

    private MessageSpec spec(ObjectNode root) {
        if (envelope.discriminator() == null) {
            return incoming.values().iterator().next();
        }
        JsonNode wire = root.get(envelope.discriminator());
        String pointer = "/" + envelope.discriminator();
        if (wire == null || !wire.isString()) {
            throw new CodedException(
                    Codes.SCHEMA_VIOLATION,
                    "'" + envelope.discriminator() + "' is missing or not text",
                    pointer,
                    false);
        }
        MessageSpec spec = incoming.get(wire.stringValue());
        if (spec == null) {
            throw new CodedException(
                    Codes.UNKNOWN_TYPE, "there is no message of this type in this direction", pointer, false);
        }
        return spec;
    }

    private @Nullable Position position(ObjectNode root) {
        JsonNode position = envelope.position() == null ? null : root.get(envelope.position());
        if (position == null) {
            return null;
        }
        try {
            return JSON.treeToValue(position, Position.class);
        } catch (DatabindException e) {
            throw new CodedException(
                    Codes.SCHEMA_VIOLATION, rootMessage(e), "/" + envelope.position() + pointer(e), false);
        }
    }

    private static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new CodedException(Codes.BAD_JSON, "a frame is one JSON object");
    }

    private static CodedException badJson(JacksonException e) {
        var at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new CodedException(Codes.BAD_JSON, "the frame is not valid JSON" + where);
    }

    private static String rootMessage(DatabindException e) {
        Throwable cause = e.getCause();
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : "the value does not fit the contract";
    }

    private static String pointer(DatabindException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? Integer.toString(step.getIndex())
                        : step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining("/", "/", ""));
    }
}
