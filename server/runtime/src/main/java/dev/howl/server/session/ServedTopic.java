package dev.howl.server.session;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Message;
import dev.howl.runtime.MessageSpec;
import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.TopicPublisher;
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
    private final TopicLog log;
    private final TopicStats stats;
    private final Set<Class<?>> events;

    ServedTopic(TopicSpec spec, ChannelSpec channel, FrameCodec codec, TopicStats stats) {
        this.spec = spec;
        this.codec = codec;
        this.log = new TopicLog(spec.name());
        this.stats = stats;
        this.events = channel.serverMessages().stream()
                .filter(message -> spec.events().contains(message.name()))
                .map(MessageSpec::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    TopicSpec spec() {
        return spec;
    }

    TopicLog log() {
        return log;
    }

    TopicStats stats() {
        return stats;
    }

    @Override
    public CompletionStage<Position> publish(@Nullable String key, Message event) {
        if (spec.keyed() == (key == null || key.isEmpty())) {
            throw new IllegalArgumentException(
                    "topic '" + spec.name() + (spec.keyed() ? "' needs a key" : "' has no keys"));
        }
        if (!events.contains(event.getClass())) {
            throw new IllegalArgumentException(
                    event.getClass().getSimpleName() + " is not an event of topic '" + spec.name() + "'");
        }
        Position position = log.append(key, at -> Frames.text(codec.encode(event, FrameFields.position(at))));
        stats.published().increment();
        return CompletableFuture.completedStage(position);
    }
}
