package dev.howl.server.session;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.FrameCodec;
import dev.howl.server.ChannelSessions;
import dev.howl.server.Publishing;
import dev.howl.server.TopicKeys;
import dev.howl.server.TopicPublisher;
import dev.howl.server.fanout.Fanout;
import dev.howl.server.log.LogEngine;
import dev.howl.server.metrics.ServerStats;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a channel is before it is served: its topics and sessions, which publishers need while handlers are made. */
public final class ChannelCore implements Publishing {
    private final ChannelSpec spec;
    private final ServerStats stats;
    private final FrameCodec codec;
    private final RoleFrames frames;
    private final Sessions sessions;
    private final Fanout fanout = new Fanout();
    private final Map<String, ServedTopic> topics;

    public ChannelCore(ChannelSpec spec, ServerStats stats) {
        this.spec = spec;
        this.stats = stats;
        this.codec = FrameCodec.ofServer(spec);
        this.frames = new RoleFrames(spec, codec);
        this.sessions = new Sessions(codec);
        Map<String, ServedTopic> served = new LinkedHashMap<>();
        spec.topics()
                .forEach((name, topic) -> served.put(
                        name, new ServedTopic(topic, spec, codec, stats.topic(name), stats.deliveries(name))));
        this.topics = Collections.unmodifiableMap(served);
        stats.addErrors(spec.errors().keySet());
    }

    /** Opens the logs of the topics; until then publishers fail with {@code unavailable}. */
    public void open(LogEngine engine) {
        topics.values().stream().filter(topic -> !topic.spec().planned()).forEach(topic -> topic.open(engine));
    }

    /**
     * Limits a topic to the keys that there are; before anybody is served.
     *
     * @return whether this channel has such a topic, with keys
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

    Sessions openSessions() {
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

    Fanout fanout() {
        return fanout;
    }

    Map<String, ServedTopic> topics() {
        return topics;
    }
}
