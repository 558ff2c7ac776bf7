package dev.howl.pact;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.howl.instances.ChannelInstances;
import dev.howl.instances.Choices;
import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.runtime.MessageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The requests of a client and its other messages without a role, each sent once by a method of the generated client. */
final class RequestExchanges implements ExchangeSource {
    private final Set<String> keys;

    /** @param keys texts of keys of topics */
    RequestExchanges(Set<String> keys) {
        this.keys = keys;
    }

    @Override
    public List<Exchange> exchange(PactSession<?> session) throws Exception {
        PactChannel channel = session.channel();
        ClientFacets facets = new ClientFacets(session.tap().client(), keys);
        List<Exchange> exchanges = new ArrayList<>();
        for (Message message : channel.messages(Direction.TO_SERVER)) {
            if (message.role() == null && session.sends(message)) {
                sent(session, facets, message).ifPresent(exchanges::add);
            }
        }
        return exchanges;
    }

    /** Sends a message; empty if no method of the client does. */
    private static Optional<Exchange> sent(PactSession<?> session, ClientFacets facets, Message message)
            throws Exception {
        PactChannel channel = session.channel();
        dev.howl.runtime.Message built = session.built(sample(channel, message));
        List<Message> replies = channel.replies(message);
        for (ClientFacets.Call call : facets.calls(built, classes(session, replies))) {
            long before = session.last();
            CompletableFuture<?> future = call.make();
            Object result = result(call, future);
            // A message without a reply may still be on its way when it has been written.
            session.awaitSent(before);
            List<FrameContent> frames = session.frames(Direction.TO_SERVER, message.id(), before);
            if (!frames.isEmpty()) {
                FrameContent request = frames.get(0);
                same(built, session.built(request), "message '" + message.id() + "' is sent as ");
                return Optional.of(new Exchange.Asked(
                        message.id(), message, request, answer(session, message, request, before, result)));
            }
        }
        return Optional.empty();
    }

    private static Object result(ClientFacets.Call call, CompletableFuture<?> future) throws Exception {
        try {
            Object value = future.get(PactSession.PATIENCE.toSeconds(), SECONDS);
            return value == null ? "" : value;
        } catch (ExecutionException e) {
            throw new AssertionError(call.method() + " fails", e.getCause());
        }
    }

    /** Returns the answer that completed the client's future; {@code null} for a message without a reply. */
    private static Exchange.@Nullable Answer answer(
            PactSession<?> session, Message message, FrameContent request, long before, Object result) {
        JsonNode ref = PactChannel.ref(message, request);
        for (Message reply : session.channel().replies(message)) {
            for (FrameContent frame : session.frames(Direction.TO_CLIENT, reply.id(), before)) {
                JsonNode own = PactChannel.ref(reply, frame);
                if (own.isMissingNode() || ref.isMissingNode() || own.equals(ref)) {
                    same(session.decoded(frame), result, "the reply to '" + message.id() + "' arrives as ");
                    return new Exchange.Answer(reply, frame);
                }
            }
        }
        return null;
    }

    private static void same(Object expected, Object found, String what) {
        if (!expected.equals(found)) {
            throw new AssertionError(what + found + " instead of " + expected);
        }
    }

    /** Returns the client's classes of messages of the server. */
    static Set<Class<?>> classes(PactSession<?> session, List<Message> replies) {
        Set<String> ids = replies.stream().map(Message::id).collect(Collectors.toSet());
        return session.tap().spec().serverMessages().stream()
                .filter(spec -> ids.contains(spec.name()))
                .map(MessageSpec::type)
                .collect(Collectors.toSet());
    }

    /** Returns an example of a message, or a generated one. */
    static FrameContent sample(PactChannel channel, Message message) {
        ChannelInstances instances = ChannelInstances.of(channel.sockets(), channel.channel());
        List<FrameContent> examples = instances.examples(Direction.TO_SERVER, message);
        if (!examples.isEmpty()) {
            return examples.get(0);
        }
        // The simplest binary message is empty.
        Choices choices = message.isBinary() ? Choices.seeded(1) : Choices.simplest();
        return instances
                .generated(Direction.TO_SERVER, message, choices)
                .orElseThrow(() -> new AssertionError("no valid frame of message '" + message.id()
                        + "' was found; give it an example in the contract"));
    }
}
