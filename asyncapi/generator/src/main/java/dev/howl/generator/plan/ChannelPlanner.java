package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions;
import dev.howl.model.ChannelRouting;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.TextPayload;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Plans one channel. */
final class ChannelPlanner {
    private final Contract contract;
    private final Channel channel;
    private final ClassNames names;
    private final Set<String> ambiguous;
    private final Diagnostics diagnostics;
    private final TypePlanner types;
    private final EnvelopePlan envelope;
    private final String base;

    /** @param ambiguous names of messages that mean another message in another channel */
    ChannelPlanner(
            Contract contract,
            Channel channel,
            ClassNames names,
            Set<String> ambiguous,
            TypePlanner types,
            Diagnostics diagnostics) {
        this.ambiguous = ambiguous;
        this.contract = contract;
        this.channel = channel;
        this.names = names;
        this.diagnostics = diagnostics;
        this.types = types;
        this.envelope = new EnvelopeReader(contract, channel, diagnostics).read();
        this.base = JavaNames.type(channel.id());
    }

    ChannelPlan plan() {
        Map<String, MessagePlan> messages = messages();
        ClassFileLimits.checkMessages(channel, messages.values(), diagnostics);
        List<MessagePlan> toServer = select(Directions.toServer(contract, channel), messages);
        List<MessagePlan> toClient = select(Directions.toClient(contract, channel), messages);
        ChannelPlan.Names classes = classNames();
        List<ChannelPlan.Family> families = new ArrayList<>();
        families.add(family(
                classes.clientMessage(), "A message that clients send on channel `" + channel.id() + "`.", toServer));
        families.add(family(
                classes.serverMessage(),
                "A message that the server sends on channel `" + channel.id() + "`.",
                toClient));
        HandshakePlan handshake = new HandshakePlanner(channel, base, names, types, diagnostics).plan();
        List<TopicPlan> topics = topics(messages, families, handshake);
        List<FacetPlan> facets = new FacetPlanner(contract, channel, base, names, messages, topics, families).plan();
        topics.forEach(topic -> SnapshotPlan.check(topic, facets, diagnostics));
        return new ChannelPlan(
                contract,
                channel,
                names.packageName(),
                base,
                envelope,
                toServer,
                toClient,
                topics,
                facets,
                types.takeTypes(),
                List.copyOf(families),
                handshake,
                classes,
                types.hasExactNumbers(),
                new ChannelRouting(contract, channel));
    }

    private ChannelPlan.Names classNames() {
        String client = channel.howl().clientName();
        return new ChannelPlan.Names(
                names.allocate(base + "Contract"),
                names.allocate(base + "ClientMessage"),
                names.allocate(base + "ServerMessage"),
                names.allocate(base + "Session"),
                names.allocate(base + "Sessions"),
                names.allocate(base + "Channel"),
                names.allocate(client == null ? base + "Client" : client));
    }

    /** Names first, so that a record refers to another message's record wherever it meets its schema. */
    private Map<String, MessagePlan> messages() {
        Map<Message, ClassName> classNames = new LinkedHashMap<>();
        for (Message message : used()) {
            ClassName known = types.messageName(component(message));
            classNames.put(message, known == null ? newName(message) : known);
        }
        Map<String, MessagePlan> plans = new LinkedHashMap<>();
        classNames.forEach((message, name) ->
                plans.put(message.id(), MessagePlan.of(message, type(message, name), mark(message))));
        return plans;
    }

    private ClassName newName(Message message) {
        String asked = message.javaName();
        String own = JavaNames.type(message.id());
        ClassName name = names.allocate(asked != null ? asked : ambiguous.contains(own) ? base + own : own);
        if (asked == null) {
            ClassNames.warnOfEscape(name.simpleName(), name, message.location(), diagnostics);
        }
        Shape payload = payload(message);
        if (payload != null && payload.roots().size() == 1 && isWhole(payload, owned(message, payload))) {
            types.claim(payload.roots().get(0), name);
        }
        return name;
    }

    /** Plans the record of a message without the runtime's properties, which is the same on every channel. */
    private MessageComponent component(Message message) {
        Shape payload = payload(message);
        return new MessageComponent(
                message.location(), message.payload(), payload == null ? Set.of() : owned(message, payload));
    }

    private JavaType.RecordType type(Message message, ClassName name) {
        return types.message(component(message), () -> newType(message, name));
    }

    private JavaType.RecordType newType(Message message, ClassName name) {
        Shape payload = payload(message);
        if (payload != null) {
            warnOfNull(message, payload);
            return types.message(payload, name, owned(message, payload));
        }
        if (message.isBinary()) {
            return types.take(TextTypes.binary(message, name));
        }
        if (message.isJson()) {
            return types.take(TextTypes.value(message, name, types));
        }
        Schema frame = TextPayload.of(message);
        if (frame == null) {
            return types.take(TextTypes.text(message, name));
        }
        ClassFileLimits.checkTexts(Shape.of(frame), diagnostics);
        return types.take(TextTypes.text(message, frame, name));
    }

    private void warnOfNull(Message message, Shape payload) {
        if (payload.isNullable()) {
            diagnostics.warning(
                    payload.location(),
                    "message '" + message.id() + "' may be null by its schema, which its record cannot hold: such a"
                            + " frame is refused as bad_json; remove null from its types");
        }
    }

    /**
     * Returns {@code true} if a schema has none of these properties, so that its record may stand in other places, too.
     */
    private static boolean isWhole(Shape payload, Set<String> owned) {
        return Collections.disjoint(payload.members().keySet(), owned);
    }

    private List<Message> used() {
        return Stream.concat(
                        Directions.toServer(contract, channel).stream(),
                        Directions.toClient(contract, channel).stream())
                .distinct()
                .toList();
    }

    /**
     * Returns the shape of what a handler sees of an object, {@code null} where the message is none, or one of several.
     */
    private @Nullable Shape payload(Message message) {
        Schema frame = message.payload();
        if (frame == null || !message.isJson()) {
            return null;
        }
        Shape whole = Shape.of(frame);
        Member inner = envelope.payload() == null ? null : whole.members().get(envelope.payload());
        if (inner != null) {
            return inner.shape();
        }
        return isRecord(whole) ? whole : null;
    }

    private static boolean isRecord(Shape shape) {
        Type type = Type.of(shape);
        return type instanceof Type.MapOf || (type instanceof Type.Struct struct && !ClassFileLimits.isTooWide(struct));
    }

    /** Properties of the payload that are no component of the record, since the runtime reads and writes them. */
    private Set<String> owned(Message message, Shape payload) {
        Set<String> owned = new HashSet<>();
        if (payload.roots().get(0).equals(message.payload())) {
            Stream.of(envelope.discriminator(), envelope.correlation(), envelope.position())
                    .filter(Objects::nonNull)
                    .forEach(owned::add);
        }
        if (envelope.connectionId() != null
                && Directions.toServer(contract, channel).contains(message)) {
            owned.add(envelope.connectionId());
        }
        return owned;
    }

    /** Returns the text that its frames have as their discriminator, {@code null} where they have none. */
    private @Nullable String mark(Message message) {
        String property = envelope.discriminator();
        JsonNode mark = property == null || !message.isJson()
                ? null
                : Directions.constants(message).get(property);
        return mark == null || !mark.isString() ? null : mark.stringValue();
    }

    private List<TopicPlan> topics(
            Map<String, MessagePlan> messages, List<ChannelPlan.Family> families, @Nullable HandshakePlan handshake) {
        return channel.howl().topics().values().stream()
                .map(topic -> {
                    List<MessagePlan> events = topic.events().stream()
                            .map(messages::get)
                            .filter(Objects::nonNull)
                            .toList();
                    events.forEach(event -> reportNoPlaceForPosition(topic, event));
                    String name = JavaNames.type(topic.name());
                    ClassName event = events.size() == 1 ? events.get(0).name() : names.allocate(name + "Event");
                    if (events.size() > 1) {
                        families.add(family(event, "An event of topic `" + topic.name() + "`.", events));
                    }
                    KeyPlan key = topic.key() == null
                            ? null
                            : KeyPlan.of(
                                    topic.key(),
                                    name + JavaNames.type(topic.key().name()),
                                    handshake,
                                    types);
                    return new TopicPlan(topic, events, event, key, names.allocate(name + "Publisher"));
                })
                .toList();
    }

    private void reportNoPlaceForPosition(ChannelExtensions.Topic topic, MessagePlan event) {
        if (envelope.position() != null && !(event.type().body() instanceof JavaType.Body.Properties)) {
            diagnostics.limit(
                    topic.location(),
                    "topic '" + topic.name() + "' has the event '" + event.id()
                            + "', which is not a JSON object and has no"
                            + " place for the '" + envelope.position() + "' that events of channel '" + channel.id()
                            + "' carry; send it without a topic, or make it an object");
        }
    }

    static ChannelPlan.Family family(ClassName name, String description, List<MessagePlan> members) {
        return new ChannelPlan.Family(
                name, description, members.stream().map(MessagePlan::name).toList(), true);
    }

    private static List<MessagePlan> select(List<Message> messages, Map<String, MessagePlan> plans) {
        return messages.stream()
                .map(message -> plans.get(message.id()))
                .filter(Objects::nonNull)
                .toList();
    }
}
