package dev.howl.model.link;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.MergePatch;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Channel Item Objects (AsyncAPI 2.x). Each is a channel whose key is its address, and holds its operations:
 * {@code publish} is what the application receives, {@code subscribe} what it sends.
 */
final class ChannelItemLinker {
    private final References references;
    private final Traits traits;
    private final SecurityLinker security;
    private final MessageLinker messages;
    private final SourceNodes origins;
    private final Parameters parameters;
    private final List<Channel> channels = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();

    /** An operation before its channel is known. */
    private record Half(String id, Action action, Node entry, Mapping object, List<Message> messages) {}

    ChannelItemLinker(
            References references,
            Traits traits,
            SecurityLinker security,
            MessageLinker messages,
            Parameters parameters,
            SourceNodes origins) {
        this.references = references;
        this.traits = traits;
        this.security = security;
        this.messages = messages;
        this.origins = origins;
        this.parameters = parameters;
    }

    void link(Mapping document) {
        if (document.child("channels") instanceof Mapping written) {
            written.forEach((address, entry) -> {
                Mapping item = item(entry);
                if (item != null) {
                    channel(address, entry, item);
                }
            });
        }
    }

    List<Channel> channels() {
        return channels;
    }

    List<Operation> operations() {
        return operations;
    }

    /** Returns an item merged with the one it refers to: a Channel Item Object may have fields beside its reference. */
    private @Nullable Mapping item(Node entry) {
        if (!(references.follow(entry) instanceof Mapping end)) {
            return null;
        }
        return entry instanceof Mapping own && References.is(own)
                ? MergePatch.apply(end, MergePatch.without(own, "$ref"))
                : end;
    }

    private void channel(String address, Node entry, Mapping item) {
        ChannelMessages own = new ChannelMessages();
        List<Half> halves = new ArrayList<>();
        item.forEach((key, value) -> {
            Action action = action(key);
            if (action != null && value instanceof Mapping written) {
                halves.add(half(address, action, value, traits.apply(written), own));
            }
        });
        Channel channel = new Channel(
                address,
                address,
                null,
                null,
                item.text("description"),
                List.copyOf(own.linked.values()),
                parameters.described(item.child("parameters")),
                parameters.handshake(item),
                ExtensionReader.read(item),
                entry.where());
        channels.add(channel);
        origins.put(channel, item);
        halves.forEach(half -> operation(half, channel));
    }

    private static @Nullable Action action(String key) {
        return switch (key) {
            case "publish" -> Action.RECEIVE;
            case "subscribe" -> Action.SEND;
            default -> null;
        };
    }

    private Half half(String address, Action action, Node entry, Mapping object, ChannelMessages own) {
        String written = object.text("operationId");
        String id = written == null ? address + "." + entry.step() : written;
        Node message = object.child("message");
        return new Half(id, action, entry, object, message == null ? List.of() : own.of(message, id + ".message"));
    }

    private void operation(Half half, Channel channel) {
        Mapping object = half.object();
        Operation operation = new Operation(
                        half.id(),
                        half.action(),
                        channel,
                        null,
                        object.text("summary"),
                        object.text("description"),
                        half.messages(),
                        null,
                        Tags.names(references, object.child("tags")),
                        object.flag("x-howl-planned"),
                        object.text("x-howl-method"),
                        object.text("x-howl-scope"),
                        half.entry().where())
                .with(security.link(object));
        operations.add(operation);
        origins.put(operation, object);
    }

    /** The messages of one channel, each once, however many of its operations name it. */
    private final class ChannelMessages {
        private final MessageIds ids = new MessageIds();
        private final Map<Node, Message> linked = new LinkedHashMap<>();

        /** Returns the messages of an operation: one, or those of a {@code oneOf}, which may hold another one. */
        List<Message> of(Node entry, String derived) {
            Set<Message> found = new LinkedHashSet<>();
            collect(entry, derived, found, new HashSet<>());
            return List.copyOf(found);
        }

        private void collect(Node entry, String derived, Set<Message> found, Set<Node> seen) {
            Node end = references.follow(entry);
            if (end == null || !seen.add(end)) {
                return;
            }
            if (end.child("oneOf") instanceof Sequence list) {
                for (Node item : list.items()) {
                    collect(item, derived + "." + item.step(), found, seen);
                }
            } else if (end instanceof Mapping) {
                Mapping object = messages.object(end);
                if (object != null) {
                    found.add(linked.computeIfAbsent(
                            end, node -> messages.message(ids.next(object, end, derived), object)));
                }
            }
        }
    }
}
