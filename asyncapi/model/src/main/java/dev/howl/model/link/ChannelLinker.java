package dev.howl.model.link;

import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.Message;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Channel objects, and which node stands for which channel or message. */
final class ChannelLinker {
    private final References references;
    private final MessageLinker messages;
    private final SourceNodes origins;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<Node, Channel> channelNodes = new HashMap<>();
    private final Map<String, Map<Node, Message>> messageNodes = new HashMap<>();

    ChannelLinker(References references, MessageLinker messages, SourceNodes origins) {
        this.references = references;
        this.messages = messages;
        this.origins = origins;
    }

    void link(Mapping document) {
        if (document.child("channels") instanceof Mapping written) {
            written.forEach(this::channel);
        }
    }

    private void channel(String id, Node entry) {
        if (!(references.follow(entry) instanceof Mapping object)) {
            return;
        }
        Channel channel = new Channel(
                id,
                object.text("address"),
                object.text("title"),
                object.text("summary"),
                object.text("description"),
                messages(id, object),
                parameters(object.child("parameters")),
                parameters(child(child(child(object.child("bindings"), "ws"), "query"), "properties")),
                ExtensionReader.read(object),
                entry.where());
        channels.put(id, channel);
        channelNodes.put(entry, channel);
        channelNodes.putIfAbsent(object, channel);
        origins.put(channel, object);
    }

    private List<Message> messages(String channel, Mapping object) {
        Map<Node, Message> nodes = messageNodes.computeIfAbsent(channel, id -> new HashMap<>());
        List<Message> linked = new ArrayList<>();
        if (object.child("messages") instanceof Mapping written) {
            written.forEach((id, entry) -> {
                Message message = messages.message(id, entry);
                if (message != null) {
                    linked.add(message);
                    nodes.put(entry, message);
                }
            });
        }
        return linked;
    }

    private @Nullable Node child(@Nullable Node node, String key) {
        Node end = node == null ? null : references.follow(node);
        return end == null ? null : end.child(key);
    }

    private List<Parameter> parameters(@Nullable Node parameters) {
        List<Parameter> linked = new ArrayList<>();
        if (parameters instanceof Mapping written) {
            written.forEach((name, entry) -> {
                if (references.follow(entry) instanceof Mapping parameter) {
                    linked.add(new Parameter(
                            name,
                            parameter.text("description"),
                            values(parameter.child("enum")),
                            parameter.text("default"),
                            entry.where()));
                }
            });
        }
        return linked;
    }

    private static List<String> values(@Nullable Node written) {
        if (!(written instanceof Sequence list)) {
            return List.of();
        }
        return list.items().stream()
                .filter(item -> item.json().isString())
                .map(item -> Objects.requireNonNull(item.json().stringValue()))
                .toList();
    }

    Map<String, Channel> channels() {
        return channels;
    }

    /** The channel that a node is, {@code null} if it is none. */
    @Nullable
    Channel channelAt(Node node) {
        return channelNodes.get(node);
    }

    /** The message of a channel that a node is, {@code null} if it is none. */
    @Nullable
    Message messageAt(Channel channel, Node node) {
        return messageNodes.getOrDefault(channel.id(), Map.of()).get(node);
    }
}
