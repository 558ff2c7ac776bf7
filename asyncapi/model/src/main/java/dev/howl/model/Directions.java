package dev.howl.model;

import dev.howl.model.Operation.Action;
import dev.howl.model.Operation.Reply;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Facts;
import dev.howl.model.shape.Shape;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The directions in which the messages of a channel travel. A message that no operation names travels in neither
 * direction; one may travel in both.
 */
public final class Directions {
    private Directions() {}

    /**
     * Returns the messages that clients send: those of {@code receive} operations, and replies to {@code send}
     * operations.
     */
    public static List<Message> toServer(Contract contract, Channel channel) {
        return travelling(contract, channel, Action.RECEIVE);
    }

    /**
     * Returns the messages that the server sends: those of {@code send} operations, and replies to {@code receive}
     * operations.
     */
    public static List<Message> toClient(Contract contract, Channel channel) {
        return travelling(contract, channel, Action.SEND);
    }

    /**
     * Returns the property with the name of a channel's messages, at the top level of every frame: each message that
     * travels in a direction with several messages requires it with a text of its own. Where no direction has several, a
     * property that all messages have with a constant, if there is one. The runtime reads and writes it by itself.
     */
    public static Optional<String> discriminator(Contract contract, Channel channel) {
        List<List<Map<String, String>>> directions =
                List.of(marks(objects(toServer(contract, channel))), marks(objects(toClient(contract, channel))));
        Set<String> everywhere =
                common(directions.stream().flatMap(Collection::stream).toList());
        Set<String> candidates = directions.stream()
                .filter(direction -> direction.size() > 1)
                .map(Directions::distinct)
                .reduce(Directions::intersection)
                .orElse(everywhere);
        return candidates.stream().filter(everywhere::contains).findFirst().or(() -> candidates.stream()
                .findFirst());
    }

    private static List<Message> objects(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.isJson() && !isNoObject(message))
                .toList();
    }

    private static boolean isNoObject(Message message) {
        Schema payload = message.payload();
        if (!message.isJson() || payload == null) {
            return false;
        }
        Set<Schema.Type> types = payload.keywords().types();
        return !types.isEmpty() && !types.contains(Schema.Type.OBJECT);
    }

    private static List<Message> travelling(Contract contract, Channel channel, Action action) {
        Set<String> ids = new HashSet<>();
        for (Operation operation : contract.operations()) {
            if (operation.action() == action && operation.channel().id().equals(channel.id())) {
                operation.messages().forEach(message -> ids.add(message.id()));
            }
            Reply reply = operation.reply();
            if (reply != null
                    && operation.action() != action
                    && reply.channel().id().equals(channel.id())) {
                reply.messages().forEach(message -> ids.add(message.id()));
            }
        }
        return channel.messages().stream()
                .filter(message -> ids.contains(message.id()))
                .toList();
    }

    private static List<Map<String, String>> marks(List<Message> messages) {
        return messages.stream().map(Directions::marks).toList();
    }

    /** Returns the text constants that every frame of a message has at its top. */
    private static Map<String, String> marks(Message message) {
        Map<String, String> marks = new LinkedHashMap<>();
        constants(message).forEach((name, value) -> {
            if (value.isString()) {
                marks.put(name, value.stringValue());
            }
        });
        return marks;
    }

    /** Returns the members that every frame of a message has at its top with one value, which the contract names. */
    public static Map<String, JsonNode> constants(Message message) {
        Map<String, JsonNode> constants = new LinkedHashMap<>();
        if (message.payload() != null) {
            Facts facts = Facts.of(Shape.of(message.payload()));
            facts.members().forEach((name, member) -> {
                if (member.constant() != null && facts.required().contains(name)) {
                    constants.put(name, member.constant());
                }
            });
        }
        return constants;
    }

    private static Set<String> common(List<Map<String, String>> marks) {
        return marks.stream()
                .map(Map::keySet)
                .<Set<String>>map(LinkedHashSet::new)
                .reduce(Directions::intersection)
                .orElseGet(LinkedHashSet::new);
    }

    private static Set<String> distinct(List<Map<String, String>> marks) {
        Set<String> names = common(marks);
        names.removeIf(
                name -> marks.stream().map(mark -> mark.get(name)).distinct().count() < marks.size());
        return names;
    }

    private static Set<String> intersection(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.retainAll(other);
        return both;
    }
}
