package dev.howl.pact;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.howl.instances.FrameContent;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Position;
import dev.howl.testkit.Await;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Subscriptions of a client: to each topic, with each of its events, and with a gap in one of them. */
final class TopicExchanges implements ExchangeSource {
    private final Map<String, String> keys;

    /** @param keys a key of each topic that has keys */
    TopicExchanges(Map<String, String> keys) {
        this.keys = keys;
    }

    @Override
    public List<Exchange> exchange(PactSession<?> session) throws Exception {
        Set<String> texts = new LinkedHashSet<>(keys.values());
        ClientFacets facets = new ClientFacets(session.tap().client(), texts);
        facets.learnTopics();
        List<Exchange> exchanges = new ArrayList<>();
        boolean gap = true;
        for (Topic topic : session.channel().channel().howl().topics().values()) {
            long before = session.last();
            Optional<ClientFacets.Subscribed> found =
                    topic.planned() ? Optional.empty() : facets.subscribe(topic.name(), keys.get(topic.name()));
            if (found.isPresent()) {
                ClientFacets.Subscribed subscribed = found.get();
                Position start = subscribed.subscription().confirmed().get(PactSession.PATIENCE.toSeconds(), SECONDS);
                confirmed(session, topic, before, start).ifPresent(exchanges::add);
                session.mock().awaitSubscriptions(topic.name(), 1);
                for (String event : topic.events()) {
                    exchanges.add(event(session, subscribed, event));
                }
                if (gap) {
                    gap(session, topic).ifPresent(exchanges::add);
                    gap = false;
                }
                unsubscribed(session, topic, subscribed).ifPresent(exchanges::add);
            }
        }
        return exchanges;
    }

    private static Optional<Exchange> confirmed(
            PactSession<?> session, Topic topic, long before, @Nullable Position start) {
        Optional<Exchange> exchange = answered(session, "subscribe", "subscribed", topic, before);
        exchange.map(each -> (Exchange.Asked) each).map(Exchange.Asked::answer).ifPresent(answer -> {
            JsonNode told =
                    PactChannel.json(answer.frame()).at(session.channel().payload() + "/position");
            boolean same = start == null
                    ? told.isMissingNode()
                    : told.path("seq").asLong(-1) == start.seq()
                            && told.path("epoch").asString("").equals(start.epoch());
            if (!same) {
                throw new AssertionError(
                        "the subscription to '" + topic.name() + "' begins at " + start + " instead of " + told);
            }
        });
        return exchange;
    }

    /** Returns the first message with a role after another one, with its answer; empty if the contract lacks the role. */
    private static Optional<Exchange> answered(
            PactSession<?> session, String role, String replyRole, Topic topic, long before) {
        PactChannel channel = session.channel();
        Message asked = channel.role(Direction.TO_SERVER, role).orElse(null);
        Message reply = channel.role(Direction.TO_CLIENT, replyRole).orElse(null);
        if (asked == null) {
            return Optional.empty();
        }
        FrameContent request = session.next(Direction.TO_SERVER, asked.id(), before, frame -> true);
        Exchange.Answer answer = reply == null
                ? null
                : new Exchange.Answer(
                        reply,
                        session.next(Direction.TO_CLIENT, reply.id(), before, frame -> PactChannel.ref(reply, frame)
                                .equals(PactChannel.ref(asked, request))));
        return Optional.of(new Exchange.Asked(asked.id() + " " + topic.name(), asked, request, answer));
    }

    private static Exchange event(PactSession<?> session, ClientFacets.Subscribed subscribed, String event) {
        Message message = session.channel().message(Direction.TO_CLIENT, event).orElseThrow();
        long before = session.last();
        session.mock().push(event);
        FrameContent frame = session.next(Direction.TO_CLIENT, event, before, each -> true);
        Object expected = session.decoded(frame);
        Await.until(
                "the listener of the subscription gets '" + event + "'",
                () -> subscribed.events().contains(expected));
        JsonNode position = PactChannel.json(frame).path("position");
        if (subscribed.subscription().position() != null && position.has("seq")) {
            long seq = position.path("seq").asLong();
            Await.until("the subscription is at " + position, () -> {
                Position at = subscribed.subscription().position();
                return at != null && at.seq() == seq;
            });
        }
        if (subscribed.subscription().closed().isDone()) {
            throw new AssertionError("the subscription ends with '" + event + "'");
        }
        return new Exchange.Pushed(session.channel().pushedName(message), message, frame);
    }

    private static Optional<Exchange> gap(PactSession<?> session, Topic topic) {
        Optional<Message> message = session.channel().role(Direction.TO_CLIENT, "gap");
        if (message.isEmpty()) {
            return Optional.empty();
        }
        long before = session.last();
        session.mock().gap(topic.name());
        return Optional.of(ControlExchanges.pushed(session, message.get(), before));
    }

    private static Optional<Exchange> unsubscribed(
            PactSession<?> session, Topic topic, ClientFacets.Subscribed subscribed) throws Exception {
        long before = session.last();
        subscribed.subscription().unsubscribe().get(PactSession.PATIENCE.toSeconds(), SECONDS);
        return answered(session, "unsubscribe", "unsubscribed", topic, before);
    }
}
