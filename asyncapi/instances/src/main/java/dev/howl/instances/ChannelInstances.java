package dev.howl.instances;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.FrameSchemas;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Valid frames of a channel's messages: the examples of the document, and frames made from the schemas by decisions.
 * Every frame is valid by Howl's validator and by the independent {@link Evaluator}, and readers take it for its
 * message. Thread-safe.
 *
 * <pre>{@code
 * Channel socket = Sockets.of(contract).channels().get(0);
 * ChannelInstances instances = ChannelInstances.of(Sockets.of(contract), socket);
 * Optional<FrameContent> frame = instances.generated(Direction.TO_SERVER, message, Choices.seeded(1));
 * }</pre>
 */
public final class ChannelInstances {
    /** Most bytes of a frame, where no other number is given. */
    public static final int DEFAULT_MAX_BYTES = 16_384;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TRIES = 30;
    private static final int FEW = 8;
    private static final int NODES = 120;
    private static final int MAX_BINARY = 64;

    private final Contract contract;
    private final Channel socket;
    private final int maxBytes;
    private final Schemas schemas;
    private final FrameJudge judge;
    private final Map<Direction, Map<String, String>> reasons;

    private ChannelInstances(Contract contract, Channel socket, int maxBytes) {
        this.contract = contract;
        this.socket = socket;
        this.maxBytes = maxBytes;
        ObjectNode bundle = FrameSchemas.bundle(contract, socket);
        this.schemas = Schemas.of(SchemaDocument.of(bundle));
        this.judge = new FrameJudge(bundle, schemas.evaluator());
        this.reasons =
                Map.of(Direction.TO_SERVER, new ConcurrentHashMap<>(), Direction.TO_CLIENT, new ConcurrentHashMap<>());
    }

    /**
     * Returns the instances of a channel, with at most {@link #DEFAULT_MAX_BYTES} bytes each.
     *
     * @param contract a result of {@link dev.howl.model.Sockets#of(Contract)}
     * @param socket one of its channels
     * @throws dev.howl.validation.InvalidBundleException if a schema is malformed
     */
    public static ChannelInstances of(Contract contract, Channel socket) {
        return of(contract, socket, DEFAULT_MAX_BYTES);
    }

    /**
     * Returns the instances of a channel.
     *
     * @param maxBytes most bytes of a frame
     */
    public static ChannelInstances of(Contract contract, Channel socket, int maxBytes) {
        return new ChannelInstances(contract, socket, maxBytes);
    }

    /** Returns the messages of a direction, in the order of the document. */
    public List<Message> messages(Direction direction) {
        return direction == Direction.TO_SERVER
                ? Directions.toServer(contract, socket)
                : Directions.toClient(contract, socket);
    }

    /** Returns the independent evaluator of the channel's schemas. */
    public Evaluator evaluator() {
        return schemas.evaluator();
    }

    /** Returns the examples of a message that are valid frames of it and no longer than allowed. */
    public List<FrameContent> examples(Direction direction, Message message) {
        return message.examples().stream()
                .map(Message.Example::payload)
                .filter(Objects::nonNull)
                .filter(payload -> !message.isText() || payload.isString())
                .<FrameContent>map(payload -> message.isText()
                        ? new FrameContent.Text(payload.stringValue())
                        : new FrameContent.Json(payload))
                .filter(frame -> objection(direction, message, frame).isEmpty())
                .toList();
    }

    /**
     * Makes a valid frame of a message.
     *
     * @param choices decide what it is like; the same ones make the same frame, and all 0 the simplest one
     * @return empty if none was found within a bounded number of tries, see {@link #reason}
     */
    public Optional<FrameContent> generated(Direction direction, Message message, Choices choices) {
        return made(direction, message, choices, 0);
    }

    /** @param shown number of levels whose optional content is made, whatever the choices */
    Optional<FrameContent> made(Direction direction, Message message, Choices choices, int shown) {
        String reason = "";
        Set<String> reasonsOfAll = new LinkedHashSet<>();
        List<SchemaPlace> unwanted = new ArrayList<>();
        // Where the same reason comes back again and again, it is about the schema and not about the choices.
        for (int i = 0; i < TRIES && (i < FEW || reasonsOfAll.size() > 1); i++) {
            try {
                Draw draw = new Draw(choices, Math.min(i, 8), NODES >> (i / 4), shown);
                FrameContent frame = frame(direction, message, unwanted, draw);
                Optional<String> objection = objection(direction, message, frame);
                if (objection.isEmpty()) {
                    return Optional.of(frame);
                }
                reason = objection.get();
                judge.takenFor(direction, frame)
                        .filter(other -> !other.equals(message.id()))
                        .map(other -> schemas.document().message(direction, other))
                        .filter(other -> !unwanted.contains(other))
                        .ifPresent(unwanted::add);
            } catch (NoInstanceException e) {
                reason = e.reason();
            }
            reasonsOfAll.add(reason);
        }
        Objects.requireNonNull(reasons.get(direction)).put(message.id(), reason);
        return Optional.empty();
    }

    /** Returns why the last attempt to make a frame of a message found none; empty if no attempt failed. */
    public Optional<String> reason(Direction direction, Message message) {
        return Optional.ofNullable(
                Objects.requireNonNull(reasons.get(direction)).get(message.id()));
    }

    /**
     * Returns why a frame is not a valid one of a message, in words: what it violates, or what message readers take it
     * for. Empty if it is valid.
     */
    public Optional<String> objection(Direction direction, Message message, FrameContent frame) {
        int length = frame.bytes().length;
        return length > maxBytes
                ? Optional.of("it has " + length + " bytes, and " + maxBytes + " are allowed")
                : judge.objection(direction, message.id(), frame);
    }

    private FrameContent frame(Direction direction, Message message, List<SchemaPlace> unwanted, Draw draw) {
        if (message.isBinary()) {
            byte[] bytes = new byte[Math.min(draw.next(MAX_BINARY), maxBytes)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) draw.next(256);
            }
            return new FrameContent.Binary(bytes);
        }
        SchemaPlace schema = schemas.document().message(direction, message.id());
        JsonNode value = new InstanceMaker(schemas, draw).value(List.of(schema, expected(message)), unwanted, 0);
        return message.isText() ? new FrameContent.Text(value.stringValue()) : new FrameContent.Json(value);
    }

    /** Returns what a frame is where its schema leaves it open: a text, or any JSON value. */
    private static SchemaPlace expected(Message message) {
        ObjectNode schema = JSON.objectNode();
        return new SchemaPlace("", message.isText() ? schema.put("type", "string") : schema);
    }

    /** Returns the constraints that can concern frames of a message, in the order of the document. */
    public Set<KeywordPlace> constraints(Direction direction, Message message) {
        SchemaPlace schema = schemas.document().message(direction, message.id());
        return message.isBinary() ? Set.of() : ConstraintKeywords.reachable(schemas.document(), schema);
    }

    /** Returns the constraints that valid frames of a message need not meet, such as those of a negation, with the reason. */
    Map<KeywordPlace, String> unasserted(Direction direction, Message message) {
        SchemaPlace schema = schemas.document().message(direction, message.id());
        return message.isBinary() ? Map.of() : ConstraintKeywords.unasserted(schemas.document(), schema);
    }

    /**
     * Returns the constraints that a valid frame of a message meets: those of the schemas that apply to its values.
     *
     * @param frame a frame in text
     */
    public Set<KeywordPlace> met(Direction direction, Message message, FrameContent frame) {
        Set<KeywordPlace> met = new LinkedHashSet<>();
        for (MutationSite site : sites(direction, message, frame)) {
            ConstraintKeywords.of(site.schema()).forEach(keyword -> met.add(site.constraint(keyword)));
        }
        return met;
    }

    List<MutationSite> sites(Direction direction, Message message, FrameContent frame) {
        JsonNode value = message.isText() ? JSON.stringNode(frame.text()) : FrameJudge.read(frame);
        return value == null || frame.isBinary()
                ? List.of()
                : SchemaWalk.sites(schemas, schemas.document().message(direction, message.id()), value);
    }

    int maxBytes() {
        return maxBytes;
    }

    Schemas schemas() {
        return schemas;
    }

    FrameJudge judge() {
        return judge;
    }
}
