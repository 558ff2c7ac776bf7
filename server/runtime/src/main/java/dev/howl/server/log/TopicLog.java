package dev.howl.server.log;

import dev.howl.runtime.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The log of one topic, in memory: per key, events numbered from 1 without a hole, in an epoch that ends with the
 * process. Events are not kept: a reader gets what is appended while it is attached.
 *
 * <p>Safe for use by several threads. Appending and attaching exclude each other, so that a reader gets every event
 * after the head that it was told, once and in order.
 */
public final class TopicLog {
    private static final String NO_KEY = "";

    private final String topic;
    private final String epoch = UUID.randomUUID().toString();
    private final Map<String, KeyLog> keys = new HashMap<>();

    public TopicLog(String topic) {
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }

    /**
     * Appends an event.
     *
     * @param encode makes the frame of the event at its position; where it throws, nothing is appended
     */
    public synchronized Position append(@Nullable String key, Function<Position, byte[]> encode) {
        KeyLog log = log(key);
        Position position = new Position(topic, key, epoch, log.head + 1);
        byte[] frame = encode.apply(position);
        log.head = position.seq();
        Entry entry = new Entry(position.seq(), frame);
        log.readers.forEach(reader -> reader.appended(entry));
        return position;
    }

    /** Hands a reader every event after the returned head; attaching twice is attaching once. */
    public synchronized Head attach(@Nullable String key, LogReader reader) {
        KeyLog log = log(key);
        if (!log.readers.contains(reader)) {
            log.readers.add(reader);
        }
        return new Head(epoch, log.head);
    }

    /** Ends what {@link #attach} began. A key without readers and events is forgotten: clients can name any. */
    public synchronized void detach(@Nullable String key, LogReader reader) {
        KeyLog log = log(key);
        log.readers.remove(reader);
        if (log.readers.isEmpty() && log.head == 0) {
            keys.remove(name(key));
        }
    }

    private KeyLog log(@Nullable String key) {
        return keys.computeIfAbsent(name(key), name -> new KeyLog());
    }

    private static String name(@Nullable String key) {
        return key == null ? NO_KEY : key;
    }

    private static final class KeyLog {
        /** Few: one per event loop with subscribers. */
        private final List<LogReader> readers = new ArrayList<>(2);

        private long head;
    }
}
