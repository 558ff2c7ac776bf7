package dev.howl.client.runtime;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All feeds of a connection. Loop only but where said. */
final class SubscriptionManager implements SharedSubscription.Owner, LocalSubscription.Owner {
    private final ChannelSpec spec;
    private final ServerSubscription.Tools tools;
    private final CallbackRunner callbacks;
    private final Listeners listeners;
    private final Map<TopicKey, SharedSubscription> feeds = new LinkedHashMap<>();
    private boolean connected;
    private @Nullable CodedException over;

    SubscriptionManager(
            ChannelSpec spec, ServerSubscription.Tools tools, CallbackRunner callbacks, Listeners listeners) {
        this.spec = spec;
        this.tools = tools;
        this.callbacks = callbacks;
        this.listeners = listeners;
    }

    /** From any thread. */
    void add(LocalSubscription local) {
        tools.loop().execute(() -> {
            if (local.outlet().isOver()) {
                return; // its listener has left before it began
            }
            if (over != null) {
                local.end(over, true);
                return;
            }
            SharedSubscription feed =
                    feeds.computeIfAbsent(local.topicKey(), topicKey -> new SharedSubscription(topicKey, tools, this));
            feed.add(local);
            if (connected) {
                feed.connected();
            }
        });
    }

    /** From any thread: the future completes when the server knows, or need not know. */
    @Override
    public CompletableFuture<@Nullable Void> unsubscribe(LocalSubscription local) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        tools.loop().execute(() -> remove(local, null, () -> callbacks.complete(done, null)));
        return done;
    }

    /** From any thread. */
    @Override
    public void drained(LocalSubscription local) {
        tools.loop().execute(() -> {
            if (feeds.containsKey(local.topicKey())) {
                local.caughtUp();
            }
        });
    }

    @Override
    public void rewind(LocalSubscription local) {
        with(local.topicKey(), SharedSubscription::rewind);
    }

    @Override
    public void failed(LocalSubscription local, Throwable cause) {
        remove(local, cause, () -> {});
    }

    void connected() {
        connected = true;
        List.copyOf(feeds.values()).forEach(SharedSubscription::connected);
    }

    void disconnected() {
        connected = false;
        feeds.values().forEach(SharedSubscription::disconnected);
    }

    /** Whether no feed waits for the server. */
    boolean areSettled() {
        return feeds.values().stream().noneMatch(SharedSubscription::isPlacing);
    }

    /** @param discard whether events that wait for their listeners are dropped */
    void closed(CodedException cause, boolean discard) {
        over = cause;
        connected = false;
        List<SharedSubscription> ending = List.copyOf(feeds.values());
        feeds.clear();
        ending.forEach(feed -> feed.end(cause, discard));
    }

    /** A message of the server that may be an event. */
    void message(ReceivedFrame incoming) {
        Frame frame = incoming.frame();
        Position position = frame.position();
        if (position != null) {
            TopicKey topicKey = new TopicKey(position.topic(), position.key());
            with(topicKey, feed -> feed.incoming(position, incoming.message()));
            return;
        }
        String name = frame.spec().name();
        for (SharedSubscription feed : List.copyOf(feeds.values())) {
            TopicSpec topic = spec.topics().get(feed.topicKey().topic());
            if (topic != null && topic.events().contains(name)) {
                feed.incoming(null, incoming.message());
            }
        }
    }

    /** A frame with the role of a gap. */
    void gap(Frame frame) {
        String topic = frame.text("topic");
        if (topic != null) {
            with(new TopicKey(topic, frame.text("key")), feed -> feed.gap(frame));
        }
    }

    /** The server has ended a subscription by itself: asked for it again, it says why, or goes on. */
    void ended(Frame frame) {
        String topic = frame.text("topic");
        if (topic != null) {
            with(new TopicKey(topic, frame.text("key")), SharedSubscription::rewind);
        }
    }

    @Override
    public void refused(SharedSubscription feed, Throwable cause) {
        feeds.remove(feed.topicKey(), feed);
        feed.end(cause, false);
    }

    @Override
    public void lost(Gap gap) {
        listeners.gap(gap);
    }

    private void remove(LocalSubscription local, @Nullable Throwable cause, Runnable done) {
        SharedSubscription feed = feeds.get(local.topicKey());
        local.end(cause, cause == null);
        if (feed == null || !feed.remove(local)) {
            done.run();
            return;
        }
        feeds.remove(local.topicKey());
        feed.leave(done);
    }

    private void with(TopicKey topicKey, Consumer<SharedSubscription> action) {
        SharedSubscription feed = feeds.get(topicKey);
        if (feed != null) {
            action.accept(feed);
        }
    }
}
