package dev.howl.pact;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Futures;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A request of the client that the server refuses with its error message. */
final class RefusalExchange implements ExchangeSource {
    private final String refused;
    private final String code;
    private final Set<String> keys;

    /**
     * Creates it.
     *
     * @param refused id of the request; empty for the first one
     * @param code the error code; empty for the first one that is not retryable
     */
    RefusalExchange(String refused, String code, Set<String> keys) {
        this.refused = refused;
        this.code = code;
        this.keys = keys;
    }

    @Override
    public List<Exchange> exchange(PactSession<?> session) throws Exception {
        PactChannel channel = session.channel();
        Optional<Message> error = channel.role(Direction.TO_CLIENT, "error").filter(Message::isJson);
        Optional<Message> request = channel.messages(Direction.TO_SERVER).stream()
                .filter(message -> refused.isEmpty()
                        ? message.role() == null && !channel.replies(message).isEmpty()
                        : message.id().equals(refused))
                .findFirst();
        if (error.isEmpty() || request.isEmpty()) {
            return List.of();
        }
        String chosen = code.isEmpty() ? first(channel) : code;
        session.mock().on(request.get().id()).error(chosen);
        return List.of(refused(session, request.get(), error.get(), chosen));
    }

    private static String first(PactChannel channel) {
        return channel.channel().howl().errors().values().stream()
                .filter(known -> !known.retryable())
                .map(known -> known.code())
                .findFirst()
                .orElse("refused");
    }

    private Exchange refused(PactSession<?> session, Message request, Message error, String chosen) throws Exception {
        ClientFacets facets = new ClientFacets(session.tap().client(), keys);
        dev.howl.runtime.Message built = session.built(RequestExchanges.sample(session.channel(), request));
        for (ClientFacets.Call call : facets.calls(
                built, RequestExchanges.classes(session, session.channel().replies(request)))) {
            long before = session.last();
            Throwable failure = call.make()
                    .<Throwable>handle((value, cause) -> cause)
                    .get(PactSession.PATIENCE.toSeconds(), SECONDS);
            List<FrameContent> frames = session.frames(Direction.TO_SERVER, request.id(), before);
            if (!frames.isEmpty()) {
                Throwable cause = failure == null ? null : Futures.cause(failure);
                if (!(cause instanceof CodedException coded) || !coded.code().equals(chosen)) {
                    throw new AssertionError("the refusal of '" + request.id() + "' arrives as " + cause);
                }
                FrameContent frame = session.next(Direction.TO_CLIENT, error.id(), before, each -> true);
                session.awaitHanded("'" + error.id() + "'", frame);
                return new Exchange.Asked(
                        error.id() + " " + request.id(),
                        request,
                        Objects.requireNonNull(frames.get(0)),
                        new Exchange.Answer(error, frame));
            }
        }
        throw new AssertionError("no method of the client sends '" + request.id() + "'");
    }
}
