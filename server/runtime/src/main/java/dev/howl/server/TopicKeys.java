package dev.howl.server;

/**
 * Knows which keys a topic has: to subscribe to another one is refused with {@code unknown_key}. A bean of this type
 * speaks for one topic; a topic that nobody speaks for has every key.
 */
public interface TopicKeys {

    /** The name of the topic, which must have keys. */
    String topic();

    /**
     * Whether there is such a key. Asked by several threads, event loops among them: it must not block.
     *
     * @throws dev.howl.runtime.CodedException to refuse the subscription with another code
     */
    boolean contains(String key);
}
