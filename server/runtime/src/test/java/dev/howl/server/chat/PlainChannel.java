package dev.howl.server.chat;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Envelope;
import dev.howl.server.ChannelBinding;
import dev.howl.server.Handlers;
import dev.howl.server.PublisherContext;
import dev.howl.server.Routes;
import dev.howl.server.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The binding of a channel whose contract defines no roles. */
public final class PlainChannel implements ChannelBinding<Session> {
    private static final ChannelSpec SPEC = ChannelSpec.builder("plain", "/plain", "Plain", "1.0.0")
            .envelope(new Envelope("type", null, null, null, null))
            .clientMessage("echo", "echo", ChatMessages.Echo.class)
            .serverMessage("echoed", "echoed", ChatMessages.Echoed.class)
            .build();

    @Override
    public ChannelSpec spec() {
        return SPEC;
    }

    @Override
    public String resources() {
        return "META-INF/howl/plain";
    }

    @Override
    public Session session(Session session) {
        return session;
    }

    @Override
    public List<Class<?>> handlers() {
        return List.of();
    }

    @Override
    public void bind(Handlers handlers, Routes<Session> routes) {
        routes.request(
                ChatMessages.Echo.class,
                (session, echo) -> CompletableFuture.completedStage(new ChatMessages.Echoed(echo.text())));
    }

    @Override
    public List<Object> publishers(PublisherContext context) {
        return List.of();
    }
}
