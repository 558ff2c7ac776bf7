package dev.howl.client.runtime;

import org.jspecify.annotations.Nullable;

/** The topic and key that identify one subscription at the server; the key is {@code null} for a topic without keys. */
record TopicKey(String topic, @Nullable String key) {
    @Override
    public String toString() {
        return key == null ? topic : topic + "/" + key;
    }
}
