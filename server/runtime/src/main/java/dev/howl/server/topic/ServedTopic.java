package dev.howl.server.topic;

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
import dev.howl.server.Registration;
import dev.howl.server.TopicKeys;
import dev.howl.server.TopicListener;
import dev.howl.server.TopicPublisher;
import dev.howl.server.fanout.DeliveryStats;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.log.LogEngine;
import dev.howl.server.log.TopicLog;
import dev.howl.server.metrics.ServerStats;
import dev.howl.server.metrics.TopicStats;
import dev.howl.server.thread.Worker;
import dev.howl.server.transport.Frames;
import dev.howl.server.window.EventFramer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A topic of a channel with its log, publisher and listeners. */
public final class ServedTopic implements TopicPublisher {
    private static final String STARTING = "the server is starting";

    private final TopicSpec spec;
    private final FrameCodec codec;
    private final EventFramer framer;
    private final FrameCodec decoder;
    private final Worker listening;
    private volatile @Nullable TopicKeys keys;
    private final TopicStats stats;
    private final DeliveryStats deliveries;
    private final Set<Class<?>> events;
    private volatile @Nullable TopicLog log;
    /** The reason for {@code log} being null, as told to clients. */
    private volatile String closedReason = STARTING;
    /** Listeners added before the log has started, with their keys. Guarded by itself. */
    private final Map<ListenerCursor, Optional<String>> waitingListeners = new LinkedHashMap<>();

    private boolean started;

    /** @param listening the worker that calls listeners */
    public ServedTopic(TopicSpec spec, ChannelSpec channel, FrameCodec codec, ServerStats stats, Worker listening) {
        this.spec = spec;
        this.codec = codec;
        this.framer = (body, position) -> Frames.text(codec.withPosition(body, position));
        this.decoder = FrameCodec.ofClient(channel);
        this.listening = listening;
        this.stats = stats.topic(spec.name());
        this.deliveries = stats.deliveries(spec.name());
        this.events = channel.serverMessages().stream()
                .filter(message -> spec.events().contains(message.name()))
                .map(MessageSpec::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    public TopicSpec spec() {
        return spec;
    }

    public void open(LogEngine engine) {
        log = engine.open(spec, framer);
    }

    /** Keeps the topic closed for good; operations on it fail with {@code unavailable} and this reason. */
    public void refuse(String why) {
        closedReason = why;
    }

    /** Attaches the listeners added so far. The heads of the windows are final only now. */
    public void start() {
        TopicLog opened = log;
        synchronized (waitingListeners) {
            started = true;
            if (opened != null) {
                waitingListeners.forEach((cursor, key) -> cursor.begin(opened.windows(), key.orElse(null)));
            }
            waitingListeners.clear();
        }
    }

    /**
     * Returns the log that holds the topic's events.
     *
     * @throws CodedException if the topic is not open
     */
    public TopicLog log() {
        TopicLog opened = log;
        if (opened == null) {
            throw notOpen();
        }
        return opened;
    }

    private CodedException notOpen() {
        String reason = closedReason;
        return new CodedException(Codes.UNAVAILABLE, reason, null, reason.equals(STARTING));
    }

    public void limit(TopicKeys known) {
        keys = known;
    }

    /** Returns whether the topic has a key; {@code true} if its keys are not known. */
    public boolean has(@Nullable String key) {
        TopicKeys known = keys;
        return known == null || key == null || known.contains(key);
    }

    public TopicStats stats() {
        return stats;
    }

    public DeliveryStats deliveries() {
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
            return CompletableFuture.failedStage(notOpen());
        }
        CompletionStage<Position> appended = opened.append(new AppendRequest(key, body, options));
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

    @Override
    public Registration listen(@Nullable String key, TopicListener<? super Message> listener) {
        checkKey(key);
        ListenerCursor cursor =
                new ListenerCursor(listening, new TopicListenerAdapter(spec.name(), key, decoder, listener));
        synchronized (waitingListeners) {
            if (!started) {
                waitingListeners.put(cursor, Optional.ofNullable(key));
                return cursor;
            }
        }
        TopicLog opened = log;
        if (opened != null) {
            cursor.begin(opened.windows(), key);
        }
        return cursor;
    }

    private void checkKey(@Nullable String key) {
        if (spec.keyed() == (key == null || key.isEmpty())) {
            throw new IllegalArgumentException(
                    "topic '" + spec.name() + (spec.keyed() ? "' needs a key" : "' has no keys"));
        }
    }
}
