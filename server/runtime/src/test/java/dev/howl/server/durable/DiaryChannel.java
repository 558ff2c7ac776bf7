package dev.howl.server.durable;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Envelope;
import dev.howl.runtime.Role;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.ChannelBinding;
import dev.howl.server.Handlers;
import dev.howl.server.PublisherContext;
import dev.howl.server.Routes;
import dev.howl.server.Session;
import dev.howl.server.TopicPublisher;
import dev.howl.server.chat.ChatMessages;
import dev.howl.server.chat.ChatSession;
import java.util.List;

/** The binding of a channel with a durable topic; only servers started with the {@code diary} folder find it. */
public final class DiaryChannel implements ChannelBinding<ChatSession> {
    private static final ChannelSpec SPEC = ChannelSpec.builder("diary", "/diary", "Diary", "1.0.0")
            .envelope(new Envelope("type", "payload", "ref", "position", "id"))
            .clientMessage("connect", "connect", ChatMessages.Connect.class, Role.CONNECT)
            .clientMessage("subscribe", "subscribe", ChatMessages.Subscribe.class, Role.SUBSCRIBE)
            .serverMessage("initial", "initial", ChatMessages.Initial.class, Role.INITIAL)
            .serverMessage("subscribed", "subscribed", ChatMessages.Subscribed.class, Role.SUBSCRIBED)
            .serverMessage("gap", "gap", ChatMessages.Gap.class, Role.GAP)
            .serverMessage("error", "error", ChatMessages.Refusal.class, Role.ERROR)
            .serverMessage("quote", "quote", ChatMessages.Quote.class)
            .topic(TopicSpec.of("quotes", "quote").asDurable())
            .build();

    /** The publisher of the durable topic. */
    public record Diary(TopicPublisher quotes) {}

    @Override
    public ChannelSpec spec() {
        return SPEC;
    }

    @Override
    public String resources() {
        return "META-INF/howl/chat";
    }

    @Override
    public ChatSession session(Session session) {
        return new ChatSession(session);
    }

    @Override
    public List<Class<?>> handlers() {
        return List.of();
    }

    @Override
    public void bind(Handlers handlers, Routes<ChatSession> routes) {
        // The channel has no operations, only a topic.
    }

    @Override
    public List<Object> publishers(PublisherContext context) {
        return List.of(new Diary(context.topic("quotes")));
    }
}
