package dev.howl.runtime;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A codec between the frames of a channel and the messages of one side. Frames are UTF-8 JSON objects, other JSON
 * values, text, or binary, as the contract says. Immutable and thread-safe.
 */
public final class FrameCodec {
    private static final JsonMapper JSON = Json.mapper();

    private final Envelope envelope;
    private final Recognition incoming;
    /** The message of every binary frame that is read: nothing tells two of them apart, so it is the first. */
    private final @Nullable MessageSpec incomingBinary;

    private final Map<Class<?>, MessageSpec> outgoing;

    private FrameCodec(
            ChannelSpec channel, RoutingPlan routing, List<MessageSpec> incoming, List<MessageSpec> outgoing) {
        this.envelope = channel.envelope();
        this.incoming = new Recognition(
                routing, incoming.stream().filter(spec -> !spec.isBinary()).toList(), channel.exactNumbers());
        this.incomingBinary =
                incoming.stream().filter(MessageSpec::isBinary).findFirst().orElse(null);
        this.outgoing = new HashMap<>();
        outgoing.forEach(spec -> this.outgoing.put(spec.type(), spec));
    }

    /** Returns the codec of the server: reads client messages, writes server messages. */
    public static FrameCodec ofServer(ChannelSpec channel) {
        return new FrameCodec(channel, channel.clientRouting(), channel.clientMessages(), channel.serverMessages());
    }

    /** Returns the codec of a client: reads server messages, writes client messages. */
    public static FrameCodec ofClient(ChannelSpec channel) {
        return new FrameCodec(channel, channel.serverRouting(), channel.serverMessages(), channel.clientMessages());
    }

    /**
     * Parses a frame of UTF-8 text.
     *
     * @throws CodedException with {@code bad_json} if it is not exactly one JSON object
     */
    public ObjectNode parse(byte[] frame) {
        return Recognition.object(incoming.tree(frame));
    }

    /**
     * Parses a frame.
     *
     * @throws CodedException with {@code bad_json} if it is not exactly one JSON object
     */
    public ObjectNode parse(String frame) {
        return Recognition.object(incoming.tree(frame));
    }

    /**
     * Parses a text frame of any format and identifies its message. Where nothing tells some messages apart, it is the
     * first whose record accepts the frame.
     *
     * @throws CodedException with {@code bad_json}, {@code unknown_type} or {@code schema_violation} if it is no
     *     message of the direction that this side reads
     */
    public Frame read(String frame) {
        List<Frame> candidates = candidates(frame);
        return candidates.size() == 1 ? candidates.get(0) : Frame.firstValid(candidates, this::decode);
    }

    /** Returns whether the direction that this side reads has a binary message. */
    public boolean readsBinary() {
        return incomingBinary != null;
    }

    /**
     * Identifies the message of a binary frame.
     *
     * @param content the content of the frame; not copied, so it must not be changed before {@link #decode}
     * @return empty if the direction that this side reads has no binary message
     */
    public Optional<Frame> readBinary(byte[] content) {
        return Optional.ofNullable(incomingBinary).map(spec -> {
            JsonNode root = JsonNodeFactory.instance.binaryNode(content);
            return new Frame(spec, root, root, null, null);
        });
    }

    /**
     * Parses a frame of any format and identifies its message, as far as that is possible without validation.
     *
     * @return the frame as its message, or as each of several that nothing tells apart, for {@link Frame#firstValid}
     * @throws CodedException as {@link #read} does
     */
    public List<Frame> candidates(String frame) {
        return frames(incoming.find(frame));
    }

    /**
     * Identifies the message of a JSON object, as {@link #read} does.
     *
     * @throws CodedException with {@code unknown_type} if the direction that this side reads has no such message, also if
     *     the member that tells the message is missing or of the wrong type
     */
    public Frame recognise(ObjectNode root) {
        List<Frame> candidates = frames(incoming.json(root));
        return candidates.size() == 1 ? candidates.get(0) : Frame.firstValid(candidates, this::decode);
    }

    private List<Frame> frames(List<Recognition.Found> found) {
        return found.size() == 1
                ? List.of(frame(found.get(0)))
                : found.stream().map(this::frame).toList();
    }

    private Frame frame(Recognition.Found found) {
        if (!(found.root() instanceof ObjectNode root)) {
            return new Frame(found.spec(), found.root(), found.payload(), null, null);
        }
        JsonNode payload =
                found.parts() != null || envelope.payload() == null ? found.payload() : root.path(envelope.payload());
        return new Frame(found.spec(), root, payload, ref(root), position(root));
    }

    /** Returns the correlation id of a frame that may be invalid otherwise; {@code null} if it has none. */
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

    /** Returns the correlation id of a frame; {@code null} if it has none or it is not of the contract's type. */
    public @Nullable String ref(ObjectNode root) {
        return envelope.correlation() == null
                ? null
                : Correlation.read(root.get(envelope.correlation()), envelope.numbered());
    }

    /**
     * Creates the message of a frame's payload.
     *
     * @throws CodedException with {@code schema_violation} and a JSON Pointer if the payload does not fit the record
     */
    public Message decode(Frame frame) {
        if (frame.spec().format() instanceof FrameFormat.Binary binary) {
            return binary.factory().apply(frame.root().binaryValue());
        }
        JsonNode payload =
                frame.payload() instanceof MissingNode ? JsonNodeFactory.instance.objectNode() : frame.payload();
        try {
            return JSON.treeToValue(payload, frame.spec().type());
        } catch (DatabindException e) {
            throw new CodedException(Codes.SCHEMA_VIOLATION, BindingErrors.message(e), BindingErrors.pointer(e), false);
        }
    }

    /**
     * Writes a message as a frame.
     *
     * @return UTF-8 text, or the content of a binary frame if the message is a {@link BinaryMessage}; the array is the
     *     caller's own
     * @throws IllegalArgumentException if this side of the channel does not send messages of this class
     * @throws CodedException with {@code bad_json} if a string contains half of a surrogate pair
     */
    public byte[] encode(Message message, FrameFields fields) {
        MessageSpec spec = outgoing.get(message.getClass());
        if (spec == null) {
            throw new IllegalArgumentException(
                    "the channel does not send " + message.getClass().getSimpleName() + " from this side");
        }
        if (message instanceof TextMessage text) {
            return FrameBytes.of(text.text());
        }
        if (message instanceof BinaryMessage binary) {
            return binary.bytes();
        }
        return encode(spec, JSON.valueToTree(message), fields);
    }

    /**
     * Writes a message, given as the JSON of its payload, as a frame.
     *
     * @param payload changed by this method and not copied: the caller must not use it any more
     * @return UTF-8 text; the array is the caller's own
     * @throws IllegalArgumentException if a text message cannot be written from it
     */
    public byte[] encode(MessageSpec spec, ObjectNode payload, FrameFields fields) {
        if (spec.format() instanceof FrameFormat.Text) {
            return FrameBytes.of(text(spec, payload));
        }
        if (spec.format() instanceof FrameFormat.JsonValue) {
            return FrameBytes.of(payload.path(Recognition.VALUE));
        }
        if (envelope.connectionId() != null && fields.connectionId() != null) {
            payload.put(envelope.connectionId(), fields.connectionId());
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (envelope.discriminator() != null && spec.format().equals(FrameFormat.OBJECT)) {
            root.put(envelope.discriminator(), spec.wire());
        }
        spec.writeFixed(root);
        if (envelope.payload() == null) {
            root.setAll(payload);
        } else {
            root.set(envelope.payload(), payload);
        }
        if (spec.role() != null) {
            spec.writeFixed(root);
        }
        JsonNode ref = fields.ref() == null ? null : Correlation.write(fields.ref(), envelope.numbered());
        if (envelope.correlation() != null && ref != null) {
            root.set(envelope.correlation(), ref);
        }
        if (envelope.position() != null && fields.position() != null) {
            root.set(envelope.position(), JSON.valueToTree(fields.position()));
        }
        return FrameBytes.of(root);
    }

    private static String text(MessageSpec spec, ObjectNode payload) {
        try {
            return ((TextMessage) JSON.treeToValue(payload, spec.type())).text();
        } catch (DatabindException e) {
            throw new IllegalArgumentException(
                    "'" + spec.name() + "' cannot be written as text: " + BindingErrors.message(e), e);
        }
    }

    /**
     * Returns the end of a message's frame with a correlation id, for a frame that was written without fields and is sent
     * with many ids.
     *
     * @return takes the place of the frame's last byte; empty where the frame stays as it is; {@code null} where it must
     *     be written again
     */
    public byte @Nullable [] tail(Message message, @Nullable String ref) {
        MessageSpec spec = outgoing.get(message.getClass());
        boolean object = spec != null && spec.hasProperties();
        if (ref == null || envelope.correlation() == null || !object) {
            return new byte[0];
        }
        if (envelope.payload() == null) {
            // The payload may have a property of that name.
            return null;
        }
        JsonNode id = Correlation.write(ref, envelope.numbered());
        if (id == null) {
            return new byte[0];
        }
        String field = JSON.writeValueAsString(envelope.correlation()) + ':' + id;
        return (',' + field + '}').getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Adds an event's position to a frame that was written without one, without parsing it again.
     *
     * @param frame a result of {@link #encode}; not changed
     * @return the same array if the envelope has no property for a position, or the frame is not a JSON object
     */
    public byte[] withPosition(byte[] frame, Position position) {
        boolean object = frame.length > 1 && frame[0] == '{';
        if (envelope.position() == null || !object) {
            return frame;
        }
        return FrameBytes.withMember(
                frame, JSON.writeValueAsBytes(envelope.position()), JSON.writeValueAsBytes(position));
    }

    private @Nullable Position position(ObjectNode root) {
        JsonNode position = envelope.position() == null ? null : root.get(envelope.position());
        if (position == null) {
            return null;
        }
        try {
            return JSON.treeToValue(position, Position.class);
        } catch (DatabindException e) {
            String member = BindingErrors.pointer(e);
            String place = "/" + envelope.position() + (member.equals("/") ? "" : member);
            throw new CodedException(Codes.SCHEMA_VIOLATION, BindingErrors.message(e), place, false);
        }
    }
}
