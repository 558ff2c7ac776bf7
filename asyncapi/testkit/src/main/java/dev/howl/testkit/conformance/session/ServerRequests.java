package dev.howl.testkit.conformance.session;

import dev.howl.instances.ChannelInstances;
import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.runtime.Direction;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replies of the client to requests of the server: the examples of the reply in order, then replies made from its schema,
 * each with the correlation id of its request. Not thread-safe.
 */
public final class ServerRequests {
    private final ChannelProtocol protocol;
    private final RequestFiller filler;
    private final MessageContents contents;

    /** @param seed what replies without an example are made from */
    public ServerRequests(ChannelProtocol protocol, ChannelInstances instances, RequestFiller filler, long seed) {
        this.protocol = protocol;
        this.filler = filler;
        this.contents = new MessageContents(instances, Direction.TO_SERVER, seed);
    }

    /**
     * A reply to a request of the server.
     *
     * @param operation that the request belongs to
     * @param ref the correlation id of the request as text; {@code null} if it has none
     */
    record ClientReply(
            Operation operation,
            Message message,
            FrameContent content,
            @Nullable String ref) {}

    /** Returns the reply to a message of the server; empty if it is no request, or if no valid reply can be made. */
    Optional<ClientReply> answer(JudgedFrame frame, @Nullable String connectionId, long number) {
        for (Message request : frame.messages()) {
            Optional<Operation> operation = protocol.operations(Action.SEND)
                    .filter(one -> one.messages().stream()
                            .anyMatch(message -> message.id().equals(request.id())))
                    .filter(one -> !protocol.repliesTo(one).isEmpty())
                    .findFirst();
            if (operation.isPresent()) {
                Message reply = protocol.repliesTo(operation.get()).get(0);
                return contents.next(reply)
                        .map(content -> filled(reply, content, connectionId, number))
                        .map(content -> contents.correlated(reply, content, request, frame.frame()))
                        .map(content -> new ClientReply(
                                operation.get(), reply, content, ChannelProtocol.correlation(request, frame.frame())));
            }
        }
        return Optional.empty();
    }

    private FrameContent filled(Message reply, FrameContent content, @Nullable String connectionId, long number) {
        return content instanceof FrameContent.Json json
                ? new FrameContent.Json(filler.filled(reply, json.value(), connectionId, number, Set.of()))
                : content;
    }
}
