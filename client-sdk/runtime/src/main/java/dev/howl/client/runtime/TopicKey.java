package dev.howl.client.runtime;

import org.jspecify.annotations.Nullable;

/** What one subscription at the server names. */
record TopicKey(String topic, @Nullable String key) {
    @Override
    public String toString() {
        return key == null ? topic : topic + "/" + key;
    }
}
