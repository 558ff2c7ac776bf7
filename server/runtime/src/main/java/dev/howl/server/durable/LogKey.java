package dev.howl.server.durable;

import dev.howl.server.log.EventStore;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Names a log, as the tables do.
 *
 * @param topic its topic
 * @param name its key; empty where the topic has none
 */
record LogKey(String topic, String name) {
    /** Characters of a key; in bytes it then fits its column. */
    static final int MAX_LENGTH = 200;

    static LogKey of(String topic, @Nullable String key) {
        return new LogKey(topic, key == null ? EventStore.NO_KEY : key);
    }

    @Nullable
    String key() {
        return name.isEmpty() ? null : name;
    }

    byte[] topicBytes() {
        return bytes(topic);
    }

    byte[] nameBytes() {
        return bytes(name);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
