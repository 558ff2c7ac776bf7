package dev.howl.server.durable;

import dev.howl.runtime.Position;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.log.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The appends of one transaction. Everything that an append depends on is locked and checked before anything is
 * written, so that a refused append leaves no trace and can share its transaction with others. Confined to a thread.
 */
final class AppendTransaction {
    static final Duration DEDUPE_KEPT = Duration.ofMinutes(10);

    private final EventTables tables;
    private final UnaryOperator<String> epochs;
    private final long now;
    private final Map<LogKey, Long> heads = new LinkedHashMap<>();
    private final List<StoredEvent> events = new ArrayList<>();

    /**
     * @param epochs returns the epoch of a topic
     * @param now milliseconds since 1970-01-01 UTC
     */
    AppendTransaction(EventTables tables, UnaryOperator<String> epochs, long now) {
        this.tables = tables;
        this.epochs = epochs;
        this.now = now;
    }

    EventTables tables() {
        return tables;
    }

    /**
     * Appends an event; {@link #flush} writes it.
     *
     * @throws NotAppendedException where a condition of the options does not hold
     */
    Position append(String topic, AppendRequest event) {
        String id = event.options().dedupeId();
        if (id != null) {
            EventTables.Seen seen = tables.lockDedupe(topic, id, now);
            if (seen.seq() > 0 && seen.at() >= now - DEDUPE_KEPT.toMillis()) {
                requireSameContent(topic, event.options(), seen);
                return position(LogKey.of(topic, seen.key()), seen.seq());
            }
        }
        pass(event.options().once(), event.options().fence());
        LogKey key = LogKey.of(topic, event.key());
        Long head = heads.get(key);
        long seq = (head == null ? tables.lockHead(key) : head) + 1;
        heads.put(key, seq);
        events.add(new StoredEvent(topic, event.key(), seq, event.body()));
        if (id != null) {
            EventTables.Seen use = new EventTables.Seen(key.name(), seq, now);
            tables.writeDedupe(topic, id, use);
            if (event.options().content() != null) {
                String mark = contentMark(event.options());
                tables.lockDedupe(topic, mark, now);
                tables.writeDedupe(topic, mark, use);
            }
        }
        return position(key, seq);
    }

    /**
     * Refuses a dedupe id that stands for another content.
     *
     * @throws NotAppendedException if the first append with the id had another digest
     */
    private void requireSameContent(String topic, PublishOptions options, EventTables.Seen seen) {
        if (options.content() != null
                && !tables.findDedupe(topic, contentMark(options)).equals(Optional.of(seen))) {
            throw new NotAppendedException(NotAppendedException.Reason.OTHER_CONTENT);
        }
    }

    /** Returns the dedupe id of a second row, which has the same event if the first append had this content. */
    private static String contentMark(PublishOptions options) {
        String name = options.content() + ":" + options.dedupeId();
        return "content:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Checks and records the conditions of an append.
     *
     * @throws NotAppendedException where one does not hold
     */
    void pass(PublishOptions.@Nullable Once once, PublishOptions.@Nullable Fence fence) {
        if (fence != null && tables.lockFence(fence.lock()) > fence.token()) {
            throw new NotAppendedException(NotAppendedException.Reason.FENCED);
        }
        if (once != null && tables.lockCounter(once.counter()) >= once.tick()) {
            throw new NotAppendedException(NotAppendedException.Reason.ALREADY_DONE);
        }
        if (fence != null) {
            tables.writeFence(fence.lock(), fence.token());
        }
        if (once != null) {
            tables.writeCounter(once.counter(), once.tick());
        }
    }

    /** Writes the appended events and returns them. */
    List<StoredEvent> flush() {
        if (!events.isEmpty()) {
            tables.insertEvents(events, now);
            tables.moveHeads(heads);
        }
        return List.copyOf(events);
    }

    private Position position(LogKey key, long seq) {
        return new Position(key.topic(), key.key(), epochs.apply(key.topic()), seq);
    }
}
