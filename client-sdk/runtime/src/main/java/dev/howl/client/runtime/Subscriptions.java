package dev.howl.client.runtime;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All feeds of a connection. Loop only. */
final class Subscriptions implements Feed.Owner {
    private final ChannelSpec spec;
    private final Listeners listeners;
    private final Function<TopicKey, Feed> feedMaker;
    private final Map<TopicKey, Feed> feeds = new LinkedHashMap<>();
    private boolean connected;
    private @Nullable CodedException over;

    Subscriptions(
            Options options,
            Loop loop,
            Requests requests,
            ControlMessages control,
            Backoff backoff,
            Listeners listeners) {
        this.spec = options.spec;
        this.listeners = listeners;
        this.feedMaker = topicKey -> new Feed(topicKey, loop, requests, control, backoff, options.requestTimeout, this);
    }

    void add(LocalSubscription local) {
        if (over != null) {
            local.end(over, true);
            return;
        }
        Feed feed = feeds.computeIfAbsent(local.topicKey(), feedMaker);
        feed.add(local);
        if (connected) {
            feed.connected();
        }
    }

    /** @param done told when the server knows, or need not know */
    void remove(LocalSubscription local, Runnable done) {
        Feed feed = feeds.get(local.topicKey());
        local.end(null, true);
        if (feed == null || !feed.remove(local)) {
            done.run();
            return;
        }
        feeds.remove(local.topicKey());
        feed.leave(done);
    }

    void caughtUp(LocalSubscription local) {
        Feed feed = feeds.get(local.topicKey());
        if (feed != null && local.isLagging()) {
            feed.caughtUp(local);
        }
    }

    void connected() {
        connected = true;
        List.copyOf(feeds.values()).forEach(Feed::connected);
    }

    void disconnected() {
        connected = false;
        feeds.values().forEach(Feed::disconnected);
    }

    /** @param discard whether events that wait for their listeners are dropped */
    void closed(CodedException cause, boolean discard) {
        over = cause;
        connected = false;
        List<Feed> ending = List.copyOf(feeds.values());
        feeds.clear();
        ending.forEach(feed -> feed.end(cause, discard));
    }

    /** A message of the server that may be an event. */
    void message(Incoming incoming) {
        Frame frame = incoming.frame();
        Position position = frame.position();
        if (position != null) {
            Feed feed = feeds.get(new TopicKey(position.topic(), position.key()));
            if (feed != null) {
                feed.event(position, incoming.message());
            }
            return;
        }
        String name = frame.spec().name();
        for (Feed feed : List.copyOf(feeds.values())) {
            TopicSpec topic = spec.topics().get(feed.topicKey().topic());
            if (topic != null && topic.events().contains(name)) {
                feed.event(null, incoming.message());
            }
        }
    }

    /** A frame with the role of a gap. */
    void gap(Frame frame) {
        String topic = frame.text("topic");
        Feed feed = topic == null ? null : feeds.get(new TopicKey(topic, frame.text("key")));
        if (feed != null) {
            feed.gap(frame);
        }
    }

    @Override
    public void refused(Feed feed, Throwable cause) {
        feeds.remove(feed.topicKey(), feed);
        feed.end(cause, false);
    }

    @Override
    public void lost(Gap gap) {
        listeners.gap(gap);
    }
}
