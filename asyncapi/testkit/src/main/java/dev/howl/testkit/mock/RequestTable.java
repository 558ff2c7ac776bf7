package dev.howl.testkit.mock;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The requests of the clients of a channel, with their replies. */
final class RequestTable {
    /** A reply of such a name is a failure: it is the usual one only where the request has no other. */
    private static final Pattern FAILURE =
            Pattern.compile("(?i).*(error|fail|fault|reject|refus|denied|problem|invalid).*");

    private final Map<String, Request> requests = new LinkedHashMap<>();

    /**
     * A request.
     *
     * @param replies all that may answer it
     * @param channel id of the channel on which the reply travels
     */
    record Request(Operation operation, List<Message> replies, String channel) {
        /** Returns the reply that the mock gives by itself. */
        Message usual() {
            return replies.stream()
                    .filter(reply -> !"error".equals(reply.role()))
                    .filter(reply -> !FAILURE.matcher(reply.id()).matches())
                    .findFirst()
                    .orElse(replies.get(0));
        }
    }

    RequestTable(Contract contract, Channel channel) {
        for (Operation operation : contract.operations(channel)) {
            Operation.Reply reply = operation.reply();
            if (operation.action() == Operation.Action.RECEIVE
                    && reply != null
                    && !reply.messages().isEmpty()) {
                Request request =
                        new Request(operation, reply.messages(), reply.channel().id());
                operation.messages().forEach(message -> requests.putIfAbsent(message.id(), request));
            }
        }
    }

    Optional<Request> of(String message) {
        return Optional.ofNullable(requests.get(message));
    }
}
