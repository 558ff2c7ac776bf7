package dev.howl.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
 * Reads and writes the frames of one channel from one side of it: UTF-8 JSON objects, and what else the contract has.
 * Immutable, safe for use by several threads.
 */
public final class FrameCodec {
    private static final JsonMapper JSON = Json.mapper();

    private final Envelope envelope;
    private final Recognition incoming;
    private final Map<Class<?>, MessageSpec> outgoing;

    private FrameCodec(Envelope envelope, List<MessageSpec> incoming, List<MessageSpec> outgoing) {
        this.envelope = envelope;
        this.incoming = new Recognition(envelope, incoming);
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
            throw Recognition.badJson(e);
        }
    }

    /**
     * Parses a frame.
     *
     * @throws CodedException {@code bad_json} where it is not one JSON object
     */
    public ObjectNode parse(String frame) {
        return object(Recognition.tree(frame));
    }

    /**
     * Tells which message of the contract a frame is, whatever its format.
     *
     * @throws CodedException {@code bad_json}, {@code unknown_type} or {@code schema_violation} where it is none of this
     *     direction
     */
    public Frame read(String frame) {
        return frame(incoming.find(frame));
    }

    /**
     * Tells which message of the contract a JSON object is.
     *
     * @throws CodedException {@code unknown_type} where it is none of this direction, {@code schema_violation} where
     *     what tells it is missing or not text
     */
    public Frame recognise(ObjectNode root) {
        return frame(incoming.object(root));
    }

    private Frame frame(Recognition.Found found) {
        if (!(found.root() instanceof ObjectNode root)) {
            return new Frame(found.spec(), found.root(), found.payload(), null, null);
        }
        JsonNode payload =
                found.parts() != null || envelope.payload() == null ? found.payload() : root.path(envelope.payload());
        return new Frame(found.spec(), root, payload, ref(root), position(root));
    }

    /** What a reply to this frame echoes, whatever else the frame is; {@code null} where it has none. */
    public @Nullable String ref(String frame) {
        if (envelope.correlation() == null) {
            return null;
        }
        try {
            return ref(parse(frame));
        } catch (CodedException e) {
            return null;
        }
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
        if (message instanceof TextMessage text) {
            return text.text().getBytes(StandardCharsets.UTF_8);
        }
        return encode(spec, JSON.valueToTree(message), fields);
    }

    /**
     * Writes a message, given as the JSON of its payload, as a frame. The payload is taken over, not copied.
     *
     * @throws IllegalArgumentException where a text cannot be written of it
     */
    public byte[] encode(MessageSpec spec, ObjectNode payload, FrameFields fields) {
        if (spec.format() instanceof FrameFormat.Text) {
            return text(spec, payload).getBytes(StandardCharsets.UTF_8);
        }
        if (spec.format() instanceof FrameFormat.JsonValue) {
            return JSON.writeValueAsBytes(payload.path(Recognition.VALUE));
        }
        if (envelope.connectionId() != null && fields.connectionId() != null) {
            payload.put(envelope.connectionId(), fields.connectionId());
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (envelope.discriminator() != null && spec.format().equals(FrameFormat.OBJECT)) {
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

    private static String text(MessageSpec spec, ObjectNode payload) {
        try {
            return ((TextMessage) JSON.treeToValue(payload, spec.type())).text();
        } catch (DatabindException e) {
            throw new IllegalArgumentException("'" + spec.name() + "' cannot be written: " + rootMessage(e), e);
        }
    }

    /**
     * Adds an event's position to a frame that was written without one.
     *
     * @param frame as {@link #encode} made it; not changed
     * @return the same frame where the envelope has no place for a position
     */
    public byte[] withPosition(byte[] frame, Position position) {
        boolean object = frame.length > 1 && frame[0] == '{';
        if (envelope.position() == null || !object) {
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
        throw Recognition.noObject();
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
