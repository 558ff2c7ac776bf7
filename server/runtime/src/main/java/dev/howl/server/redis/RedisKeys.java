package dev.howl.server.redis;

/** The names of all keys; one hash tag, so that a script may use several. */
final class RedisKeys {
    private final String prefix;

    RedisKeys(String namespace) {
        this.prefix = "{" + namespace + "}:";
    }

    /** Hash: the epoch, the process of Redis that it was settled with, and how many events each topic has had. */
    String meta() {
        return prefix + "meta";
    }

    /** Set of what ends with an epoch. */
    String owned() {
        return prefix + "owned";
    }

    String settling() {
        return prefix + "settling";
    }

    String nodes() {
        return prefix + "nodes";
    }

    String counters() {
        return prefix + "counters";
    }

    String fences() {
        return prefix + "fences";
    }

    String tokens() {
        return prefix + "tokens";
    }

    String lock(String job) {
        return prefix + "lock:" + job;
    }

    /** What stands before epoch and topic in the name of a stream. */
    String streams() {
        return prefix + "log:";
    }

    String stream(String epoch, String topic) {
        return streams() + epoch + ":" + topic;
    }

    /** What stands before the topic in the name of the hash of a topic's heads. */
    String allHeads() {
        return prefix + "heads:";
    }

    String heads(String topic) {
        return allHeads() + topic;
    }

    String append(String id) {
        return prefix + "append:" + id;
    }

    String dedupe(String topic, String id) {
        return prefix + "dedupe:" + topic + ":" + id;
    }
}
