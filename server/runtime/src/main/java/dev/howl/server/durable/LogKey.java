package dev.howl.server.durable;

import dev.howl.server.log.EventStore;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a log in the tables.
 *
 * @param topic its topic
 * @param name its key; empty where the topic has none
 */
record LogKey(String topic, String name) {
    /** Largest length of a key in characters, so that its UTF-8 bytes fit the column. */
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
