package dev.howl.model.link;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Reply;
import dev.howl.model.syntax.Mapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Channels with other messages than those they were linked with, and operations that lead to them. */
final class Rebuilt {
    private final SourceNodes origins;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    /** The messages of each channel: an operation may name thousands of them. */
    private final Map<String, Set<Message>> byChannel = new HashMap<>();

    Rebuilt(SourceNodes origins) {
        this.origins = origins;
    }

    List<Channel> channels() {
        return List.copyOf(channels.values());
    }

    void channel(Channel channel, List<Message> messages) {
        Channel rebuilt = channel.messages().equals(messages) ? channel : channel.with(messages);
        channel(rebuilt, origins.of(channel));
    }

    /** @param object behind the channel */
    void channel(Channel rebuilt, Mapping object) {
        origins.put(rebuilt, object);
        channels.put(rebuilt.id(), rebuilt);
        byChannel.put(rebuilt.id(), new HashSet<>(rebuilt.messages()));
    }

    /** Returns the operation, {@code null} if its channel, all its messages or all messages of its reply are gone. */
    @Nullable
    Operation operation(Operation operation) {
        Channel channel = channels.get(operation.channel().id());
        Reply reply = reply(operation.reply());
        if (channel == null || (operation.reply() != null && reply == null)) {
            return null;
        }
        List<Message> messages = left(operation.messages(), channel);
        if (messages.isEmpty() && !operation.messages().isEmpty()) {
            return null;
        }
        Operation rebuilt = new Operation(
                operation.id(),
                operation.action(),
                channel,
                operation.title(),
                operation.summary(),
                operation.description(),
                messages,
                reply,
                operation.tags(),
                operation.planned(),
                operation.method(),
                operation.scope(),
                operation.part(),
                operation.security(),
                operation.location());
        origins.put(rebuilt, origins.of(operation));
        return rebuilt;
    }

    private @Nullable Reply reply(@Nullable Reply reply) {
        Channel channel = reply == null ? null : channels.get(reply.channel().id());
        if (reply == null || channel == null) {
            return null;
        }
        List<Message> messages = left(reply.messages(), channel);
        return messages.isEmpty() && !reply.messages().isEmpty()
                ? null
                : new Reply(channel, messages, reply.location());
    }

    private List<Message> left(List<Message> named, Channel channel) {
        Set<Message> present = byChannel.getOrDefault(channel.id(), Set.of());
        return named.stream().filter(present::contains).toList();
    }

    /** Returns the contract with these channels, and with those of the operations that have theirs. */
    Contract contract(Contract contract, List<Operation> operations) {
        return contract.with(
                channels(),
                operations.stream()
                        .map(this::operation)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
