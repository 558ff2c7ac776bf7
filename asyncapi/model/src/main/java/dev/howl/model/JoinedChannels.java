package dev.howl.model;

import dev.howl.model.Channel.Handshake;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Operation.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Channels of one address, joined into one that has the id of the first: they share a WebSocket, on which a frame does
 * not say for which of them it is meant.
 */
final class JoinedChannels {
    private final Contract contract;
    private final BiConsumer<Object, Object> origins;
    /** The channel that each one is part of, by id. */
    private final Map<String, Channel> wholes = new LinkedHashMap<>();
    /** The messages of the joined channel, by the id of the part and the id that they have there. */
    private final Map<String, Map<String, Message>> united = new LinkedHashMap<>();

    private JoinedChannels(Contract contract, BiConsumer<Object, Object> origins) {
        this.contract = contract;
        this.origins = origins;
    }

    /**
     * Joins the channels of each address.
     *
     * @param origins is told each new channel, message and operation, and what it is made from
     */
    static Contract of(Contract contract, BiConsumer<Object, Object> origins) {
        return new JoinedChannels(contract, origins).joined();
    }

    private Contract joined() {
        Map<Object, List<Channel>> byPath = new LinkedHashMap<>();
        for (Channel channel : contract.channels()) {
            String path = Sockets.path(channel);
            byPath.computeIfAbsent(path == null || !channel.isSocket() ? channel : path, any -> new ArrayList<>())
                    .add(channel);
        }
        if (byPath.size() == contract.channels().size()) {
            return contract;
        }
        List<Channel> channels = byPath.values().stream().map(this::whole).toList();
        List<Operation> operations =
                contract.operations().stream().map(this::operation).toList();
        return contract.with(channels, operations);
    }

    private Channel whole(List<Channel> parts) {
        Channel first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        UnitedMessages messages = new UnitedMessages(parts, origins);
        parts.forEach(part -> united.put(part.id(), messages.of(part)));
        Channel whole = new Channel(
                first.id(),
                first.address(),
                first.title(),
                first.summary(),
                first.description(),
                messages.all(),
                parameters(parts),
                parts.stream().map(Channel::handshake).reduce(Handshake.NONE, Handshake::and),
                extensions(parts),
                first.location());
        origins.accept(whole, first);
        parts.forEach(part -> wholes.put(part.id(), whole));
        return whole;
    }

    private static List<Parameter> parameters(List<Channel> parts) {
        Map<String, Parameter> byName = new LinkedHashMap<>();
        parts.stream()
                .flatMap(part -> part.parameters().stream())
                .forEach(parameter -> byName.putIfAbsent(parameter.name(), parameter));
        return List.copyOf(byName.values());
    }

    private ChannelExtensions extensions(List<Channel> parts) {
        Map<String, Topic> topics = new LinkedHashMap<>();
        Map<String, ChannelExtensions.ErrorCode> errors = new LinkedHashMap<>();
        Map<Integer, ChannelExtensions.CloseCode> closeCodes = new LinkedHashMap<>();
        for (Channel part : parts) {
            part.howl().topics().forEach((name, topic) -> topics.putIfAbsent(name, topic(part, topic)));
            part.howl().errors().forEach(errors::putIfAbsent);
            part.howl().closeCodes().forEach(closeCodes::putIfAbsent);
        }
        return new ChannelExtensions(
                first(parts, ChannelExtensions::clientName),
                first(parts, ChannelExtensions::envelope),
                first(parts, ChannelExtensions::heartbeat),
                topics,
                errors,
                closeCodes,
                first(parts, ChannelExtensions::onInvalid));
    }

    private static <T> @Nullable T first(List<Channel> parts, Function<ChannelExtensions, @Nullable T> field) {
        for (Channel part : parts) {
            T value = field.apply(part.howl());
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private Topic topic(Channel part, Topic topic) {
        return topic.withEvents(topic.events().stream()
                .map(event -> {
                    Message message =
                            Objects.requireNonNull(united.get(part.id())).get(event);
                    return message == null ? event : message.id();
                })
                .toList());
    }

    private Operation operation(Operation operation) {
        Channel own = operation.channel();
        Channel whole = wholes.get(own.id());
        Reply reply = reply(operation.reply());
        if (whole == null && Objects.equals(reply, operation.reply())) {
            return operation;
        }
        Operation joined = whole == null
                ? operation.with(own, operation.messages(), reply, operation.part())
                : operation.with(whole, theirs(own, operation.messages()), reply, own.id());
        origins.accept(joined, operation);
        return joined;
    }

    private @Nullable Reply reply(@Nullable Reply reply) {
        return reply == null
                ? null
                : new Reply(
                        wholes.getOrDefault(reply.channel().id(), reply.channel()),
                        theirs(reply.channel(), reply.messages()),
                        reply.location());
    }

    private List<Message> theirs(Channel part, List<Message> messages) {
        Map<String, Message> names = united.getOrDefault(part.id(), Map.of());
        return messages.stream()
                .map(message -> names.getOrDefault(message.id(), message))
                .toList();
    }
}
