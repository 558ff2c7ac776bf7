package dev.howl.server.redis;

/** The names of all keys. They share a hash tag, so that one script may use several of them. */
final class RedisKeys {
    private final String prefix;

    RedisKeys(String namespace) {
        this.prefix = "{" + namespace + "}:";
    }

    /**
     * Returns the name of a hash with the epoch, the run id of the Redis process it was negotiated with, and the number
     * of events of each topic.
     */
    String meta() {
        return prefix + "meta";
    }

    /** Returns the name of the set of keys that are deleted when an epoch ends. */
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

    /** Returns the name of the sorted set of revoked subjects, by the ends of their revocations. */
    String revoked() {
        return prefix + "revoked";
    }

    /** Returns the name of the stream of notices about revocations. */
    String revocations() {
        return prefix + "revocations";
    }

    String lock(String job) {
        return prefix + "lock:" + job;
    }

    /** Returns the prefix of a stream's name, before epoch and topic. */
    String streams() {
        return prefix + "log:";
    }

    String stream(String epoch, String topic) {
        return streams() + epoch + ":" + topic;
    }

    /** Returns the prefix of the name of the hash with a topic's heads. */
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
