package dev.howl.server.session;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Message;
import dev.howl.runtime.MessageSpec;
import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.PublishOptions;
import dev.howl.server.TopicKeys;
import dev.howl.server.TopicPublisher;
import dev.howl.server.fanout.Deliveries;
import dev.howl.server.log.Append;
import dev.howl.server.log.Framing;
import dev.howl.server.log.LogEngine;
import dev.howl.server.log.TopicLog;
import dev.howl.server.metrics.TopicStats;
import dev.howl.server.transport.Frames;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A topic of a channel with its log. */
final class ServedTopic implements TopicPublisher {
    private final TopicSpec spec;
    private final FrameCodec codec;
    private final Framing framing;
    private volatile @Nullable TopicLog log;
    private volatile @Nullable TopicKeys keys;
    private final TopicStats stats;
    private final Deliveries deliveries;
    private final Set<Class<?>> events;

    ServedTopic(TopicSpec spec, ChannelSpec channel, FrameCodec codec, TopicStats stats, Deliveries deliveries) {
        this.spec = spec;
        this.codec = codec;
        this.framing = (body, position) -> Frames.text(codec.withPosition(body, position));
        this.stats = stats;
        this.deliveries = deliveries;
        this.events = channel.serverMessages().stream()
                .filter(message -> spec.events().contains(message.name()))
                .map(MessageSpec::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    TopicSpec spec() {
        return spec;
    }

    void open(LogEngine engine) {
        log = engine.open(spec, framing);
    }

    TopicLog log() {
        TopicLog opened = log;
        if (opened == null) {
            throw new CodedException(Codes.UNAVAILABLE, "the server is starting", null, true);
        }
        return opened;
    }

    void limit(TopicKeys known) {
        keys = known;
    }

    /** Whether there is such a key, as far as anybody knows. */
    boolean has(@Nullable String key) {
        TopicKeys known = keys;
        return known == null || key == null || known.contains(key);
    }

    TopicStats stats() {
        return stats;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public CompletionStage<Position> publish(@Nullable String key, Message event, PublishOptions options) {
        checkKey(key);
        if (!events.contains(event.getClass())) {
            throw new IllegalArgumentException(
                    event.getClass().getSimpleName() + " is not an event of topic '" + spec.name() + "'");
        }
        byte[] body = codec.encode(event, FrameFields.NONE);
        TopicLog opened = log;
        if (opened == null) {
            return CompletableFuture.failedStage(
                    new CodedException(Codes.UNAVAILABLE, "the server is starting", null, true));
        }
        CompletionStage<Position> appended = opened.append(new Append(key, body, options));
        return appended.thenApply(position -> {
            stats.published().increment();
            return position;
        });
    }

    @Override
    public Position head(@Nullable String key) {
        checkKey(key);
        return log().head(key);
    }

    private void checkKey(@Nullable String key) {
        if (spec.keyed() == (key == null || key.isEmpty())) {
            throw new IllegalArgumentException(
                    "topic '" + spec.name() + (spec.keyed() ? "' needs a key" : "' has no keys"));
        }
    }
}
