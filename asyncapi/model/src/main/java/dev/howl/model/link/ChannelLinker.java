package dev.howl.model.link;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Channel Objects (AsyncAPI 3.x), and which node stands for which channel or message. */
final class ChannelLinker {
    private final References references;
    private final MessageLinker messages;
    private final SourceNodes origins;
    private final Parameters parameters;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, List<Message>> borrowed = new HashMap<>();
    private final Map<Node, Channel> channelNodes = new HashMap<>();
    private final Map<String, Map<Node, Message>> messageNodes = new HashMap<>();

    ChannelLinker(References references, MessageLinker messages, Parameters parameters, SourceNodes origins) {
        this.references = references;
        this.messages = messages;
        this.origins = origins;
        this.parameters = parameters;
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
                parameters.plain(object.child("parameters")),
                parameters.handshake(object),
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
        if (object.child("messages") instanceof Mapping map) {
            map.forEach((id, entry) -> {
                Mapping written = messages.object(entry);
                if (written != null) {
                    Message message = messages.message(id, written);
                    linked.add(message);
                    nodes.put(entry, message);
                }
            });
        }
        return linked;
    }

    /**
     * Adds a message that an operation of the channel names although the channel does not have it.
     *
     * @return {@code null} if that is not a message, or if the channel has another one of that name
     */
    @Nullable
    Message borrow(Channel channel, Node entry) {
        Mapping written =
                entry.parent() != null && entry.parent().step().equals("messages") ? messages.object(entry) : null;
        List<Message> own = borrowed.computeIfAbsent(channel.id(), id -> new ArrayList<>(channel.messages()));
        if (written == null || own.stream().anyMatch(message -> message.id().equals(entry.step()))) {
            return null;
        }
        Message message = messages.message(entry.step(), written);
        own.add(message);
        messageNodes.getOrDefault(channel.id(), new HashMap<>()).put(entry, message);
        return message;
    }

    /** Returns the messages of a channel, with those that operations have added. */
    List<Message> messages(Channel channel) {
        return borrowed.getOrDefault(channel.id(), channel.messages());
    }

    Map<String, Channel> channels() {
        return channels;
    }

    /** Returns the channel that a node is, {@code null} if it is none. */
    @Nullable
    Channel channelAt(Node node) {
        return channelNodes.get(node);
    }

    /** Returns the message of a channel that a node is, {@code null} if it is none. */
    @Nullable
    Message messageAt(Channel channel, Node node) {
        return messageNodes.getOrDefault(channel.id(), Map.of()).get(node);
    }
}
