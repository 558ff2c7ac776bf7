package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.Operation.Reply;
import dev.howl.model.Sockets;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.NameHints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A check of the operations of one WebSocket together, and of channels without any. */
final class OperationCheck {
    private final Diagnostics diagnostics;
    private final Map<Taken, Operation> owners = new HashMap<>();

    /** A message in a direction: a frame does not say which operation is meant. */
    private record Taken(String channel, Action action, String message) {}

    private OperationCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Checks the operations of the contract's WebSockets. */
    static void check(Contract sockets, Diagnostics diagnostics) {
        OperationCheck check = new OperationCheck(diagnostics);
        List<Operation> carried = sockets.operations().stream()
                .filter(operation -> operation.channel().isSocket())
                .toList();
        for (Operation operation : carried) {
            operation.messages().forEach(message -> check.message(operation, message));
            check.reply(operation, operation.reply());
        }
    }

    /** Tells what is made of a document without channels, and of channels without operations. */
    static void absent(LinkedContract linked, Diagnostics diagnostics) {
        if (linked.contract().channels().isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.warning(
                    new Location(linked.contract().source().toString(), 1, 1),
                    "the document has no channels, so only types are generated, of its components, and neither server"
                            + " nor client; add channels");
        }
        for (Channel channel : linked.contract().channels()) {
            if (!channel.messages().isEmpty() && !Sockets.isUsed(linked.contract(), channel)) {
                diagnostics.warning(
                        channel.location(),
                        "channel '" + channel.id() + "' has no operation, so each of its messages may be sent by both"
                                + " sides; say which side sends them with "
                                + Wording.operation(linked, Action.RECEIVE) + " or "
                                + Wording.operation(linked, Action.SEND));
            }
        }
        for (Operation operation : linked.contract().operations()) {
            boolean silent = linked.origins().of(operation).child("messages") == null
                    && linked.origins().of(operation).child("message") == null;
            if (silent && operation.messages().isEmpty()) {
                diagnostics.warning(
                        operation.location(),
                        "operation '" + operation.id() + "' has no messages, so nothing is generated for it; add"
                                + " messages to it or to its channel");
            }
        }
    }

    private void message(Operation operation, Message message) {
        Operation first =
                owners.putIfAbsent(new Taken(operation.channel().id(), operation.action(), message.id()), operation);
        if (first == null || first.id().equals(operation.id()) || message.role() != null) {
            return;
        }
        String both = "operations '" + first.id() + "' and '" + operation.id() + "' both "
                + operation.action().name().toLowerCase(Locale.ROOT) + " message '" + message.id()
                + "', which becomes one method, that of '" + first.id() + "'; ";
        List<String> ignored = ignored(first, operation);
        if (!ignored.isEmpty()) {
            diagnostics.warning(
                    operation.location(),
                    both + "these have no effect in '" + operation.id() + "': " + NameHints.list(ignored)
                            + ". Use different messages, or merge the operations");
        }
        if (first.scope() == null && operation.scope() != null) {
            diagnostics.warning(
                    operation.location(),
                    both + "both require the scope '" + operation.scope() + "'. Write it in '" + first.id()
                            + "', too, or use different messages");
        }
    }

    private static List<String> ignored(Operation first, Operation operation) {
        List<String> differences = new ArrayList<>();
        if (!answers(first.reply()).equals(answers(operation.reply()))) {
            differences.add("its reply");
        }
        if (first.scope() != null && !first.scope().equals(operation.scope())) {
            differences.add("its scope");
        }
        if (!operation.tags().isEmpty() && !tag(first).equals(tag(operation))) {
            differences.add("its tag");
        }
        if (first.planned() != operation.planned()) {
            differences.add("x-howl-planned");
        }
        return differences;
    }

    private static String tag(Operation operation) {
        return operation.tags().isEmpty() ? "" : operation.tags().get(0);
    }

    private static List<String> answers(@Nullable Reply reply) {
        return reply == null
                ? List.of()
                : reply.messages().stream().map(Message::id).sorted().toList();
    }

    /** A reply travels on the WebSocket on which the request came. */
    private void reply(Operation operation, @Nullable Reply reply) {
        if (reply != null && !reply.channel().id().equals(operation.channel().id())) {
            diagnostics.limit(
                    reply.location(),
                    "the reply of operation '" + operation.id() + "' is sent on channel '"
                            + reply.channel().id() + "'" + address(reply.channel()) + ", but the request on the"
                            + " WebSocket of channel '" + operation.channel().id() + "'"
                            + address(operation.channel())
                            + ", which is another connection; use a channel with the same address");
        }
    }

    private static String address(Channel channel) {
        return channel.address() == null ? "" : " at '" + channel.address() + "'";
    }
}
