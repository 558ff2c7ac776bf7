package dev.howl.model.link;

import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The channels, messages and operations of a contract that have no finding of a kind in what they need: in their own
 * objects and in what these refer to.
 */
public final class SoundPart {
    /** Fields of channels and operations that hold elements of their own. */
    private static final Set<String> ELEMENTS =
            Set.of("messages", "message", "channel", "publish", "subscribe", "reply");

    private final LinkedContract linked;
    private final References references;
    private final Set<Location> places;

    private SoundPart(LinkedContract linked, References references, Set<Location> places) {
        this.linked = linked;
        this.references = references;
        this.places = places;
    }

    /**
     * Leaves out every element that needs an object with a finding.
     *
     * @param places of the findings
     */
    public static LinkedContract of(LinkedContract linked, References references, Set<Location> places) {
        return new SoundPart(linked, references, places).rest();
    }

    private LinkedContract rest() {
        Contract contract = linked.contract();
        Rebuilt first = new Rebuilt(linked.origins());
        for (Channel channel : contract.channels()) {
            List<Message> messages = channel.messages().stream()
                    .filter(message ->
                            isSound(message.location(), linked.origins().of(message), Set.of()))
                    .toList();
            boolean emptied = messages.isEmpty() && !channel.messages().isEmpty();
            if (!emptied && isSound(channel.location(), linked.origins().of(channel), ELEMENTS)) {
                first.channel(channel, messages);
            }
        }
        Contract rest = first.contract(
                contract, contract.operations().stream().filter(this::isSound).toList());
        Rebuilt last = new Rebuilt(linked.origins());
        rest.channels().stream()
                .filter(channel -> hasTopics(rest, channel))
                .forEach(channel -> last.channel(channel, channel.messages()));
        return linked.with(last.contract(rest, rest.operations()));
    }

    /** Returns {@code true} if an operation has a sound message, or names none. */
    private boolean isSound(Operation operation) {
        Mapping object = linked.origins().of(operation);
        boolean namesNone = !(object.child("messages") instanceof Sequence list)
                || list.items().isEmpty();
        return (namesNone || !operation.messages().isEmpty()) && isSound(operation.location(), object, ELEMENTS);
    }

    private static boolean hasTopics(Contract rest, Channel channel) {
        List<String> messages = channel.messages().stream().map(Message::id).toList();
        List<String> operations =
                rest.operations(channel).stream().map(Operation::id).toList();
        for (Topic topic : channel.howl().topics().values()) {
            boolean answered = topic.snapshot() == null || operations.contains(topic.snapshot());
            if (!answered || !messages.containsAll(topic.events())) {
                return false;
            }
        }
        return true;
    }

    private boolean isSound(Location named, Mapping object, Set<String> without) {
        if (places.contains(named) || places.contains(object.location())) {
            return false;
        }
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        for (String key : object.keys()) {
            Node value = object.child(key);
            if (!without.contains(key) && value != null) {
                if (places.contains(object.keyLocation(key))) {
                    return false;
                }
                open.add(value);
            }
        }
        while (!open.isEmpty()) {
            Node node = open.remove();
            if (seen.add(node) && !visit(node, open)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a node itself is sound, and adds what it holds and refers to. */
    private boolean visit(Node node, Deque<Node> open) {
        if (places.contains(node.location()) || places.contains(node.where())) {
            return false;
        }
        if (node instanceof Sequence list) {
            open.addAll(list.items());
        } else if (node instanceof Mapping object) {
            for (String key : object.keys()) {
                Node value = object.child(key);
                if (places.contains(object.keyLocation(key))) {
                    return false;
                }
                if (value != null) {
                    open.add(value);
                }
            }
            Node end = References.is(object) ? references.follow(object) : null;
            if (end != null) {
                open.add(end);
            }
        }
        return true;
    }
}
