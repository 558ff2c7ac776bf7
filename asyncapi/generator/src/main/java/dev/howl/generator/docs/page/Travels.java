package dev.howl.generator.docs.page;

import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.Operation.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operations by which each message of a contract travels. */
final class Travels {
    private final Map<Message, List<Operation>> operations = new HashMap<>();
    private final Map<Message, List<Operation>> answered = new HashMap<>();

    private Travels() {}

    static Travels of(Contract contract) {
        Travels travels = new Travels();
        for (Operation operation : contract.operations()) {
            operation.messages().forEach(message -> add(travels.operations, message, operation));
            Reply reply = operation.reply();
            if (reply != null) {
                reply.messages().forEach(message -> add(travels.answered, message, operation));
            }
        }
        return travels;
    }

    private static void add(Map<Message, List<Operation>> map, Message message, Operation operation) {
        map.computeIfAbsent(message, any -> new ArrayList<>()).add(operation);
    }

    /** Returns the operations that send or receive a message. */
    List<Operation> operations(Message message) {
        return operations.getOrDefault(message, List.of());
    }

    /** Returns the operations that a message answers. */
    List<Operation> answered(Message message) {
        return answered.getOrDefault(message, List.of());
    }

    boolean isSentByClients(Message message) {
        return any(message, Action.RECEIVE, Action.SEND) || message.hasRoleOfClients();
    }

    boolean isSentByServer(Message message) {
        return any(message, Action.SEND, Action.RECEIVE);
    }

    private boolean any(Message message, Action own, Action ofAnswered) {
        return operations(message).stream().anyMatch(operation -> operation.action() == own)
                || answered(message).stream().anyMatch(operation -> operation.action() == ofAnswered);
    }
}
