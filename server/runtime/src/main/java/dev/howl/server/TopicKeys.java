package dev.howl.server;

/**
 * The set of keys that a topic has. Subscribing to another key is refused with {@code unknown_key}. A bean of this type
 * applies to one topic; a topic without such a bean accepts any key.
 *
 * <pre>{@code
 * @Bean
 * TopicKeys cityKeys(Cities cities) {
 *     return new TopicKeys() {
 *         @Override
 *         public String topic() {
 *             return "alerts";
 *         }
 *
 *         @Override
 *         public boolean contains(String key) {
 *             return cities.ids().contains(key);
 *         }
 *     };
 * }
 * }</pre>
 */
public interface TopicKeys {

    /** Returns the name of the topic, which must have keys. */
    String topic();

    /**
     * Returns whether the topic has a key. Called by several threads, event loops among them, so it must not block.
     *
     * @throws dev.howl.runtime.CodedException to refuse the subscription with another code
     */
    boolean contains(String key);
}
