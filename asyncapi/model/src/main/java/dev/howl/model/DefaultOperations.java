package dev.howl.model;

import dev.howl.model.Operation.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Operations for channels without any: every message may travel both ways, one with a role as its role says. */
final class DefaultOperations {
    private DefaultOperations() {}

    static Contract added(Contract contract, BiConsumer<Object, Object> origins) {
        List<Operation> operations = new ArrayList<>(contract.operations());
        for (Channel channel : contract.channels()) {
            if (!Sockets.isUsed(contract, channel)) {
                add(channel, Action.RECEIVE, operations, origins);
                add(channel, Action.SEND, operations, origins);
            }
        }
        return operations.size() == contract.operations().size()
                ? contract
                : contract.with(contract.channels(), operations);
    }

    private static void add(
            Channel channel, Action action, List<Operation> operations, BiConsumer<Object, Object> origins) {
        List<Message> messages = channel.messages().stream()
                .filter(message -> message.role() == null || message.hasRoleOfClients() == (action == Action.RECEIVE))
                .toList();
        if (!messages.isEmpty()) {
            String id = messages.size() == 1
                    ? messages.get(0).id()
                    : channel.id() + "." + action.name().toLowerCase(Locale.ROOT);
            Operation operation = new Operation(
                    id,
                    action,
                    channel,
                    null,
                    null,
                    null,
                    messages,
                    null,
                    List.of(),
                    false,
                    null,
                    null,
                    channel.location());
            operations.add(operation);
            origins.accept(operation, channel);
        }
    }
}
