package dev.howl.server.session;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.FrameCodec;
import dev.howl.server.ChannelSessions;
import dev.howl.server.PublisherContext;
import dev.howl.server.TopicKeys;
import dev.howl.server.TopicPublisher;
import dev.howl.server.fanout.Fanout;
import dev.howl.server.log.LogEngine;
import dev.howl.server.metrics.ServerStats;
import dev.howl.server.thread.Worker;
import dev.howl.server.topic.ServedTopic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel with its topics and sessions, before it is bound to handlers. Publishers are made from it while the
 * handlers are still being created.
 */
public final class ChannelState implements PublisherContext {
    private final ChannelSpec spec;
    private final ServerStats stats;
    private final FrameCodec codec;
    private final RoleFrames frames;
    private final ReplyEncoder replies;
    private final OpenSessions sessions;
    private final Fanout fanout = new Fanout();
    private final Map<String, ServedTopic> topics;
    private volatile ChannelOptions options = ChannelOptions.DEFAULT;

    /** @param listening the worker that calls topic listeners */
    public ChannelState(ChannelSpec spec, ServerStats stats, Worker listening) {
        this.spec = spec;
        this.stats = stats;
        this.codec = FrameCodec.ofServer(spec);
        this.frames = new RoleFrames(spec, codec);
        this.replies = new ReplyEncoder(codec);
        this.sessions = new OpenSessions(codec);
        Map<String, ServedTopic> served = new LinkedHashMap<>();
        spec.topics().forEach((name, topic) -> served.put(name, new ServedTopic(topic, spec, codec, stats, listening)));
        this.topics = Collections.unmodifiableMap(served);
        stats.addErrors(spec.errors().keySet());
    }

    /**
     * Opens the logs of the topics. Until then publishers fail with {@code unavailable}.
     *
     * @param noDurable reason why durable topics stay closed, as an ending of "topic 'x' …"; {@code null} if they are
     *     opened
     */
    public void open(LogEngine engine, @Nullable String noDurable) {
        for (ServedTopic topic : topics.values()) {
            if (noDurable != null && topic.spec().durable()) {
                topic.refuse("topic '" + topic.spec().name() + "' " + noDurable);
            } else if (!topic.spec().planned()) {
                topic.open(engine);
            }
        }
    }

    /** Sets the options. To be called before any client is served. */
    public void configure(ChannelOptions configured) {
        options = configured;
    }

    ChannelOptions options() {
        return options;
    }

    boolean waitsInDrain() {
        return options.waitInDrain();
    }

    /** Attaches the topic listeners, after the engine has started. */
    public void start() {
        topics.values().forEach(ServedTopic::start);
    }

    /** Keeps all topics closed for good; publishers fail with {@code unavailable} and this reason. */
    public void refuse(String why) {
        topics.values().forEach(topic -> topic.refuse(why));
    }

    /**
     * Limits a topic to known keys. To be called before any client is served.
     *
     * @return {@code false} if this channel has no such topic with keys
     */
    public boolean limit(TopicKeys keys) {
        ServedTopic topic = topics.get(keys.topic());
        if (topic == null || !topic.spec().keyed()) {
            return false;
        }
        topic.limit(keys);
        return true;
    }

    @Override
    public TopicPublisher topic(String name) {
        ServedTopic topic = topics.get(name);
        if (topic == null) {
            throw new IllegalArgumentException("channel '" + spec.name() + "' has no topic '" + name + "'");
        }
        return topic;
    }

    @Override
    public ChannelSessions sessions() {
        return sessions;
    }

    public ChannelSpec spec() {
        return spec;
    }

    OpenSessions openSessions() {
        return sessions;
    }

    ServerStats stats() {
        return stats;
    }

    FrameCodec codec() {
        return codec;
    }

    RoleFrames frames() {
        return frames;
    }

    ReplyEncoder replies() {
        return replies;
    }

    Fanout fanout() {
        return fanout;
    }

    Map<String, ServedTopic> topics() {
        return topics;
    }
}
