package dev.howl.pact;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The messages with which a connection begins, continues and ends, and those that the server sends to everybody. */
final class ControlExchanges implements ExchangeSource {

    @Override
    public List<Exchange> exchange(PactSession<?> session) {
        List<Exchange> exchanges = new ArrayList<>();
        opened(session, exchanges::add);
        pushes(session, exchanges::add);
        pinged(session).ifPresent(exchanges::add);
        moved(session).ifPresent(exchanges::add);
        disconnected(session).ifPresent(exchanges::add);
        return exchanges;
    }

    private static void opened(PactSession<?> session, Consumer<Exchange> exchanges) {
        PactChannel channel = session.channel();
        channel.role(Direction.TO_CLIENT, "initial").ifPresent(initial -> {
            FrameContent frame = session.first(Direction.TO_CLIENT, initial.id());
            session.awaitHanded("'" + initial.id() + "'", frame);
            exchanges.accept(new Exchange.Pushed(initial.id(), initial, frame));
        });
        channel.role(Direction.TO_SERVER, "connect").ifPresent(connect -> {
            FrameContent frame = session.first(Direction.TO_SERVER, connect.id());
            exchanges.accept(new Exchange.Asked(connect.id(), connect, frame, null));
        });
    }

    /** Pushes what belongs to no topic and no role. */
    private static void pushes(PactSession<?> session, Consumer<Exchange> exchanges) {
        PactChannel channel = session.channel();
        Set<String> events = channel.channel().howl().topics().values().stream()
                .flatMap(topic -> topic.events().stream())
                .collect(Collectors.toSet());
        session.mock().awaitConnections(1);
        for (Message message : channel.messages(Direction.TO_CLIENT)) {
            if (message.role() == null && channel.isPushed(message) && !events.contains(message.id())) {
                long before = session.last();
                session.mock().push(message.id());
                exchanges.accept(pushed(session, message, before));
            }
        }
    }

    /** Waits for a message of the server, and until the client has handed it over. */
    static Exchange pushed(PactSession<?> session, Message message, long before) {
        FrameContent frame = session.next(Direction.TO_CLIENT, message.id(), before, each -> true);
        session.awaitHanded("'" + message.id() + "'", frame);
        return new Exchange.Pushed(session.channel().pushedName(message), message, frame);
    }

    /** Waits for a heartbeat, at most for its interval and some time. */
    private static Optional<Exchange> pinged(PactSession<?> session) {
        PactChannel channel = session.channel();
        Optional<Message> ping = channel.role(Direction.TO_SERVER, "ping");
        if (ping.isEmpty() || channel.channel().howl().heartbeat() == null) {
            return Optional.empty();
        }
        Duration interval = channel.channel().howl().heartbeat().interval();
        FrameContent request = session.first(Direction.TO_SERVER, ping.get().id(), interval);
        Exchange.Answer answer = channel.role(Direction.TO_CLIENT, "pong")
                .map(pong -> {
                    FrameContent frame = session.first(Direction.TO_CLIENT, pong.id());
                    session.awaitHanded("'" + pong.id() + "'", frame);
                    return new Exchange.Answer(pong, frame);
                })
                .orElse(null);
        return Optional.of(new Exchange.Asked(ping.get().id(), ping.get(), request, answer));
    }

    private static Optional<Exchange> moved(PactSession<?> session) {
        Optional<Message> moving = session.channel().role(Direction.TO_CLIENT, "moving");
        if (moving.isEmpty()) {
            return Optional.empty();
        }
        long before = session.last();
        session.mock().moving(Duration.ZERO, PactSession.PATIENCE);
        Exchange exchange = pushed(session, moving.get(), before);
        // The client obeys: it connects again.
        session.channel()
                .role(Direction.TO_SERVER, "connect")
                .ifPresent(connect -> session.next(Direction.TO_SERVER, connect.id(), before, frame -> true));
        session.mock().awaitConnections(1);
        return Optional.of(exchange);
    }

    /** Sends the message that ends a connection; generated clients have no method for it. */
    private static Optional<Exchange> disconnected(PactSession<?> session) {
        Optional<Message> disconnect = session.channel().role(Direction.TO_SERVER, "disconnect");
        if (disconnect.isEmpty()) {
            return Optional.empty();
        }
        Message message = disconnect.get();
        long before = session.last();
        // The future is not awaited: the server may close the connection before the client sees that it has written.
        var unused =
                session.tap().connection().send(session.built(RequestExchanges.sample(session.channel(), message)));
        FrameContent frame = session.next(Direction.TO_SERVER, message.id(), before, each -> true);
        return Optional.of(new Exchange.Asked(message.id(), message, frame, null));
    }
}
