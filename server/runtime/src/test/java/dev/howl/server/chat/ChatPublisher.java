package dev.howl.server.chat;

import dev.howl.runtime.Position;
import dev.howl.server.ChannelSessions;
import dev.howl.server.TopicPublisher;
import java.util.concurrent.CompletionStage;

public final class ChatPublisher {
    private final TopicPublisher quotes;
    private final TopicPublisher ticks;
    private final ChannelSessions sessions;

    ChatPublisher(TopicPublisher quotes, TopicPublisher ticks, ChannelSessions sessions) {
        this.quotes = quotes;
        this.ticks = ticks;
        this.sessions = sessions;
    }

    public CompletionStage<Position> quote(String text) {
        return quotes.publish(null, new ChatMessages.Quote(text));
    }

    public CompletionStage<Position> tick(String key, int number) {
        return ticks.publish(key, new ChatMessages.Tick(number));
    }

    public TopicPublisher quotes() {
        return quotes;
    }

    public TopicPublisher ticks() {
        return ticks;
    }

    public ChannelSessions sessions() {
        return sessions;
    }
}
