package dev.howl.app.originals.weather;

import dev.howl.app.originals.weather.contract.OriginalWeatherChatHandler;
import dev.howl.app.originals.weather.contract.OriginalWeatherChatPublisher;
import dev.howl.app.originals.weather.contract.OriginalWeatherChatSession;
import dev.howl.app.originals.weather.contract.Said;
import dev.howl.app.originals.weather.contract.Say;
import dev.howl.server.ChannelListener;
import dev.howl.server.HandshakeRequest;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Handler of the chat wire, whose rooms span all nodes. Thread-safe. */
final class WeatherChatEndpoint
        implements OriginalWeatherChatHandler, ChannelListener<OriginalWeatherChatSession>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WeatherChatEndpoint.class);

    private final WeatherAccess access;
    private final OriginalWeatherChatPublisher chat;
    private final CityRooms<OriginalWeatherChatSession> rooms;

    WeatherChatEndpoint(WeatherAccess access, OriginalWeatherChatPublisher chat) {
        this.access = access;
        this.chat = chat;
        this.rooms = new CityRooms<>(
                (city, all) -> chat.listen(city, (said, position) -> all.accept(session -> session.send(said))));
    }

    @Override
    public boolean requiresToken() {
        return true;
    }

    @Override
    public CompletionStage<Void> opening(HandshakeRequest request) {
        return access.admit(request);
    }

    @Override
    public void opened(OriginalWeatherChatSession session) {
        access.city(session.cityUuid(), session::close).ifPresent(city -> {
            session.send(said("Welcome in " + city.name() + " chat."));
            rooms.enter(city.key(), session);
        });
    }

    @Override
    public void closed(OriginalWeatherChatSession session) {
        rooms.leave(session);
    }

    @Override
    public void say(OriginalWeatherChatSession session, Say message) {
        JsonNode words = message.message() == null ? NullNode.getInstance() : message.message();
        rooms.of(session).ifPresent(city -> chat.publish(city, new Said(words)).whenComplete((position, failure) -> {
            if (failure != null) {
                LOG.warn("Cannot publish a chat message: {}", failure.toString());
                session.send(said("Your message could not be sent. Try again in a few seconds."));
            }
        }));
    }

    private static Said said(String text) {
        return new Said(StringNode.valueOf(text));
    }

    @Override
    public void close() {
        rooms.close();
    }
}
