package dev.howl.server.chat;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Envelope;
import dev.howl.runtime.HandshakeParameter;
import dev.howl.runtime.HeartbeatSpec;
import dev.howl.runtime.Role;
import dev.howl.runtime.TextType;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.ChannelBinding;
import dev.howl.server.Handlers;
import dev.howl.server.PublisherContext;
import dev.howl.server.Routes;
import dev.howl.server.Session;
import java.time.Duration;
import java.util.List;

/** The binding of a channel that has a message for every role. */
public final class ChatChannel implements ChannelBinding<ChatSession> {
    private static final ChannelSpec SPEC = ChannelSpec.builder("chat", "/chat/{room-id}", "Chat", "1.0.0")
            .envelope(new Envelope("type", "payload", "ref", "position", "id"))
            .handshake(Place.class, HandshakeParameter.ofAddress("room-id", "room", TextType.STRING))
            .heartbeat(new HeartbeatSpec(Duration.ofSeconds(5), Duration.ofSeconds(15)))
            .clientMessage("connect", "connect", ChatMessages.Connect.class, Role.CONNECT)
            .clientMessage("disconnect", "disconnect", ChatMessages.Disconnect.class, Role.DISCONNECT)
            .clientMessage("refresh", "refresh", ChatMessages.Refresh.class, Role.REFRESH)
            .clientMessage("subscribe", "subscribe", ChatMessages.Subscribe.class, Role.SUBSCRIBE)
            .clientMessage("unsubscribe", "unsubscribe", ChatMessages.Unsubscribe.class, Role.UNSUBSCRIBE)
            .clientMessage("ping", "ping", ChatMessages.Ping.class, Role.PING)
            .clientMessage("say", "say", ChatMessages.Say.class)
            .clientMessage("ask", "ask", ChatMessages.Ask.class)
            .clientMessage("dream", "dream", ChatMessages.Dream.class)
            .clientMessage("shout", "shout", ChatMessages.Shout.class)
            .scope("shout", "shout")
            .serverMessage("initial", "initial", ChatMessages.Initial.class, Role.INITIAL)
            .serverMessage("subscribed", "subscribed", ChatMessages.Subscribed.class, Role.SUBSCRIBED)
            .serverMessage("unsubscribed", "unsubscribed", ChatMessages.Unsubscribed.class, Role.UNSUBSCRIBED)
            .serverMessage("pong", "pong", ChatMessages.Pong.class, Role.PONG)
            .serverMessage("refreshed", "refreshed", ChatMessages.Refreshed.class, Role.REFRESHED)
            .serverMessage("error", "error", ChatMessages.Refusal.class, Role.ERROR)
            .serverMessage("gap", "gap", ChatMessages.Gap.class, Role.GAP)
            .serverMessage("moving", "moving", ChatMessages.Moving.class, Role.MOVING)
            .serverMessage("answer", "answer", ChatMessages.Answer.class)
            .serverMessage("quote", "quote", ChatMessages.Quote.class)
            .serverMessage("tick", "tick", ChatMessages.Tick.class)
            .serverMessage("notice", "notice", ChatMessages.Notice.class)
            .topic(TopicSpec.of("quotes", "quote"))
            .topic(TopicSpec.of("ticks", "tick").withKey().withLagging(TopicSpec.Lagging.CLOSE))
            .topic(TopicSpec.of("secrets", "quote").withReadScope("listen"))
            .topic(TopicSpec.of("later", "quote").asPlanned())
            .topic(TopicSpec.of("nearby", "quote").withKeyOf("room-id"))
            .error("bad_json", false, "not JSON")
            .error("conflict", false, "somebody was first")
            .error("internal", true, "a mistake")
            .build();

    /** The parameters of the address. */
    public record Place(String room) {}

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
    public List<Object> room(ChatSession session) {
        return List.of(session.session().handshake(Place.class).room());
    }

    @Override
    public List<Class<?>> handlers() {
        return List.of(ChatHandler.class);
    }

    @Override
    public void bind(Handlers handlers, Routes<ChatSession> routes) {
        DreamHandler dreams = handlers.get(DreamHandler.class, () -> new DreamHandler() {});
        ChatHandler chat = handlers.get(ChatHandler.class);
        routes.request(ChatMessages.Ask.class, chat::ask);
        routes.message(ChatMessages.Say.class, chat::say);
        routes.request(ChatMessages.Shout.class, chat::shout);
        routes.request(ChatMessages.Dream.class, dreams::dream);
    }

    @Override
    public List<Object> publishers(PublisherContext context) {
        return List.of(new ChatPublisher(context.topic("quotes"), context.topic("ticks"), context.sessions()));
    }
}
