package dev.howl.server.redis;

import dev.howl.server.log.Relay;
import dev.howl.server.log.StoredEvent;
import dev.howl.server.window.Offset;
import dev.howl.server.window.TopicWindows;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader of one topic's stream, which fills the topic's windows: {@link #load} reads up to the newest event, then
 * {@link #take} adds one event at a time. These two are confined to one thread.
 */
final class TopicStream {
    private static final Logger LOG = LoggerFactory.getLogger(TopicStream.class);
    private static final int PAGE = 500;
    private static final long CAUGHT_UP_MILLIS = 1000;
    /** Largest hole that is filled from the source; beyond it readers get a gap. */
    private static final long MAX_HOLE = 10_000;

    private final RedisKeys keys;
    private final TopicWindows windows;
    private final Relay.@Nullable Source source;
    private final StreamProgress progress = new StreamProgress();

    TopicStream(RedisKeys keys, TopicWindows windows, Relay.@Nullable Source source) {
        this.keys = keys;
        this.windows = windows;
        this.source = source;
    }

    String topic() {
        return windows.topic();
    }

    TopicWindows windows() {
        return windows;
    }

    StreamProgress progress() {
        return progress;
    }

    String stream() {
        return keys.stream(progress.epoch(), topic());
    }

    /** Completes as {@link dev.howl.server.log.TopicLog#caughtUp} does. */
    CompletionStage<Void> caughtUp(PendingCommands commands) {
        CompletableFuture<Void> reached = commands.submit(64, this::snapshotOfMeta)
                .toCompletableFuture()
                .thenCompose(meta -> {
                    CompletableFuture<Void> there = progress.reached(Bytes.text(meta, 0), number(meta.get(1)));
                    // Copy the future: its timeout must not complete the original, which other callers may share.
                    return there.copy()
                            .orTimeout(CAUGHT_UP_MILLIS, TimeUnit.MILLISECONDS)
                            .whenComplete((done, late) -> progress.forget(there));
                });
        return reached.completeOnTimeout(null, CAUGHT_UP_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(unknown -> null);
    }

    /** Reads the stream up to its newest event; windows and stream then agree. */
    void load(ConnectionPair pair, String epoch) {
        List<Object> snapshot = ConnectionPair.await(
                Script.SNAPSHOT.run(pair.commands(), List.of(keys.meta(), keys.heads(topic())), Bytes.of(topic())),
                ConnectionPair.ANSWER.multipliedBy(2));
        if (!epoch.equals(Bytes.text(snapshot, 0))) {
            throw new ReconnectException("the epoch of the log has changed");
        }
        boolean isNew = !epoch.equals(progress.epoch());
        if (isNew) {
            if (source == null && !epoch.equals(windows.epoch())) {
                windows.raise(epoch, Map.of());
            }
            progress.reach(epoch, 0);
        }
        long last = number(snapshot.get(1));
        readTo(pair, last, isNew);
        if (source == null) {
            reconcile(epoch, (List<?>) snapshot.get(2));
        }
        progress.reach(epoch, last);
    }

    /**
     * Adds the next event of the stream.
     *
     * @return {@code false} where events before it are missing, because the stream was trimmed faster than it was read
     */
    boolean take(StreamMessage<String, byte[]> message) {
        long n = n(message);
        long at = progress.n();
        if (n > at + 1) {
            return false;
        }
        if (n == at + 1) {
            apply(message, n, true);
            progress.reach(progress.epoch(), n);
        }
        return true;
    }

    private CompletionStage<List<Object>> snapshotOfMeta(ConnectionPair pair) {
        // The empty topic has no heads, so that none are read.
        return Script.SNAPSHOT.run(pair.commands(), List.of(keys.meta(), keys.heads("")), Bytes.of(topic()));
    }

    private void readTo(ConnectionPair pair, long last, boolean isFirst) {
        long at = progress.n();
        while (at < last) {
            List<StreamMessage<String, byte[]>> page = ConnectionPair.await(
                    pair.commands().xrange(stream(), Range.create((at + 1) + "-0", last + "-0"), Limit.from(PAGE)),
                    ConnectionPair.ANSWER.multipliedBy(2));
            if (page.isEmpty()) {
                return;
            }
            for (StreamMessage<String, byte[]> message : page) {
                at = n(message);
                apply(message, at, !isFirst);
            }
            progress.reach(progress.epoch(), at);
        }
    }

    /** Corrects the heads of keys whose newest events were trimmed from the stream before they were read. */
    private void reconcile(String epoch, List<?> heads) {
        for (int i = 0; i + 1 < heads.size(); i += 2) {
            String key = key(heads.get(i));
            Offset head = new Offset(epoch, number(heads.get(i + 1)));
            if (!windows.head(key).equals(head)) {
                windows.restart(key, head);
            }
        }
    }

    private void apply(StreamMessage<String, byte[]> message, long n, boolean fills) {
        Map<String, byte[]> body = message.getBody();
        String key = key(field(body, "k"));
        Offset at = new Offset(Bytes.text(field(body, "e")), number(field(body, "s")));
        progress.know(new StreamHead(progress.epoch(), n, Bytes.text(field(body, "i"))));
        byte[] event = field(body, "b");
        if (windows.take(key, at, event)) {
            return;
        }
        Offset head = windows.head(key);
        boolean sameLife = head.epoch().equals(at.epoch());
        if (sameLife && at.seq() <= head.seq()) {
            return;
        }
        if (sameLife && fills && fill(key, head, at) && windows.take(key, at, event)) {
            return;
        }
        windows.restart(key, new Offset(at.epoch(), at.seq() - 1));
        windows.take(key, at, event);
    }

    private boolean fill(@Nullable String key, Offset after, Offset next) {
        if (source == null || next.seq() - after.seq() > MAX_HOLE) {
            return false;
        }
        try {
            for (StoredEvent stored : source.between(key, after, next.seq())) {
                windows.take(key, new Offset(next.epoch(), stored.seq()), stored.body());
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Missing events of topic '{}' could not be read; readers get a gap", topic(), e);
            return false;
        }
    }

    private static byte[] field(Map<String, byte[]> body, String name) {
        byte[] value = body.get(name);
        if (value == null) {
            throw new IllegalStateException("an entry of the stream has no field '" + name + "'");
        }
        return value;
    }

    private static long n(StreamMessage<String, byte[]> message) {
        String id = message.getId();
        return Long.parseLong(id.substring(0, id.indexOf('-')));
    }

    private static @Nullable String key(Object bytes) {
        String key = Bytes.text(bytes);
        return key.isEmpty() ? null : key;
    }

    private static long number(Object bytes) {
        return Long.parseLong(Bytes.text(bytes));
    }
}
