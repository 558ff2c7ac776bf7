package dev.howl.server.chat;

import dev.howl.runtime.Message;
import org.jspecify.annotations.Nullable;

/** Messages of the test channels, as the generator would emit them. */
public final class ChatMessages {
    public record Connect(@Nullable String token) implements Message {}

    public record Disconnect() implements Message {}

    public record Refresh(String token) implements Message {}

    public record Since(String epoch, long seq) {}

    public record Subscribe(
            @Nullable String topic,
            @Nullable String key,
            @Nullable Since since) implements Message {
        public Subscribe {
            topic = topic == null ? "quotes" : topic;
        }
    }

    public record Unsubscribe(
            @Nullable String topic, @Nullable String key) implements Message {
        public Unsubscribe {
            topic = topic == null ? "quotes" : topic;
        }
    }

    public record Ping() implements Message {}

    public record Say(String text) implements Message {}

    public record Ask(String question) implements Message {}

    public record Shout() implements Message {}

    public record Dream() implements Message {}

    public record Answer(String text) implements Message {}

    public record Quote(String text) implements Message {}

    public record Tick(int number) implements Message {}

    public record Notice(String text) implements Message {}

    public record Echo(String text) implements Message {}

    public record Echoed(String text) implements Message {}

    /** Never instantiated, like the records below: the runtime writes these frames itself and only needs the class. */
    public record Initial() implements Message {}

    public record Subscribed() implements Message {}

    public record Unsubscribed() implements Message {}

    public record Pong() implements Message {}

    public record Refusal() implements Message {}

    public record Refreshed() implements Message {}

    public record Moving() implements Message {}

    public record Gap() implements Message {}

    private ChatMessages() {}
}
