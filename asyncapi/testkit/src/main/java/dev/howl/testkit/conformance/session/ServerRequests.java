package dev.howl.testkit.conformance.session;

import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.runtime.Direction;
import dev.howl.testkit.instance.ChannelInstances;
import dev.howl.testkit.instance.Choices;
import dev.howl.testkit.instance.FrameContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Replies of the client to requests of the server: the examples of the reply in order, then replies made from its schema,
 * each with the correlation id of its request. Not thread-safe.
 */
public final class ServerRequests {
    private final ChannelProtocol protocol;
    private final ChannelInstances instances;
    private final RequestFiller filler;
    private final long seed;
    private final Map<String, Integer> made = new HashMap<>();

    /** @param seed what replies without an example are made from */
    public ServerRequests(ChannelProtocol protocol, ChannelInstances instances, RequestFiller filler, long seed) {
        this.protocol = protocol;
        this.instances = instances;
        this.filler = filler;
        this.seed = seed;
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
                return content(reply)
                        .map(content -> correlated(reply, content, request, frame.frame(), connectionId, number))
                        .map(content -> new ClientReply(
                                operation.get(), reply, content, ChannelProtocol.correlation(request, frame.frame())));
            }
        }
        return Optional.empty();
    }

    private Optional<FrameContent> content(Message reply) {
        int number = made.merge(reply.id(), 1, Integer::sum) - 1;
        List<FrameContent> examples = instances.examples(Direction.TO_SERVER, reply);
        return number < examples.size()
                ? Optional.of(examples.get(number))
                : instances
                        .generated(
                                Direction.TO_SERVER,
                                reply,
                                Choices.seeded(seed * 1_000_003 + reply.id().hashCode() + number))
                        .or(() -> examples.stream().findFirst());
    }

    private FrameContent correlated(
            Message reply,
            FrameContent content,
            Message request,
            @Nullable JsonNode asked,
            @Nullable String connectionId,
            long number) {
        if (!(content instanceof FrameContent.Json json)) {
            return content;
        }
        Optional<JsonPointer> place = ChannelProtocol.correlation(reply);
        JsonNode filled = filler.filled(reply, json.value(), connectionId, number, Set.of());
        JsonNode id = ChannelProtocol.correlation(request)
                .filter(at -> asked != null)
                .map(at -> asked == null ? filled : asked.at(at))
                .filter(JsonNode::isValueNode)
                .filter(value -> !value.isMissingNode())
                .orElse(null);
        if (place.isEmpty()) {
            return new FrameContent.Json(filled);
        }
        if (id != null) {
            FrameEdit.set(filled, place.get(), id);
            return new FrameContent.Json(filled);
        }
        // The id that an example has would be that of another request.
        JsonNode bare = filled.deepCopy();
        FrameEdit.remove(bare, place.get());
        FrameContent without = new FrameContent.Json(bare);
        return instances.objection(Direction.TO_SERVER, reply, without).isEmpty()
                ? without
                : new FrameContent.Json(filled);
    }
}
