package dev.howl.model;

import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code x-howl-*} extensions of a channel.
 *
 * @param clientName {@code x-howl-client-name}: the class of the generated client
 * @param envelope {@code x-howl-envelope}: the property of a frame that holds what a handler sees
 * @param heartbeat {@code x-howl-heartbeat}
 * @param topics {@code x-howl-topics}, by name, in the order of the document
 * @param errors {@code x-howl-errors}, by code, in the order of the document
 * @param closeCodes {@code x-howl-close-codes}, by code, in the order of the document
 * @param onInvalid {@code x-howl-on-invalid}
 */
public record ChannelExtensions(
        @Nullable String clientName,
        @Nullable String envelope,
        @Nullable Heartbeat heartbeat,
        Map<String, Topic> topics,
        Map<String, ErrorCode> errors,
        Map<Integer, CloseCode> closeCodes,
        @Nullable String onInvalid) {

    /** A channel without any {@code x-howl-*}. */
    public static final ChannelExtensions NONE =
            new ChannelExtensions(null, null, null, Map.of(), Map.of(), Map.of(), null);

    /** The interval of the clients' pings, and the time after which the server closes a silent connection. */
    public record Heartbeat(Duration interval, Duration idleTimeout) {}

    /**
     * A topic.
     *
     * @param events ids of messages of the channel that the server publishes on it
     * @param key the key that a subscription names; {@code null} if the topic has none
     * @param snapshot id of the operation that answers the state at a position
     * @param lagging {@code skip} or {@code close}
     * @param publishScope what publishing needs
     * @param readScope what subscribing needs
     * @param planned whether a server answers {@code not_implemented} for now
     */
    public record Topic(
            String name,
            @Nullable String description,
            List<String> events,
            @Nullable KeyDefinition key,
            boolean durable,
            @Nullable String snapshot,
            String lagging,
            @Nullable String publishScope,
            @Nullable String readScope,
            boolean planned,
            Location location) {
        /** Returns whether a subscription names a key. */
        public boolean keyed() {
            return key != null;
        }

        /** Returns the topic with events of other ids. */
        Topic withEvents(List<String> others) {
            return new Topic(
                    name,
                    description,
                    others,
                    key,
                    durable,
                    snapshot,
                    lagging,
                    publishScope,
                    readScope,
                    planned,
                    location);
        }
    }

    /**
     * The key of a topic.
     *
     * @param name its name in the API
     * @param schema the type of its values, which are texts in frames
     * @param parameter the parameter of the address whose value is the key; {@code null} if the key is none
     */
    public record KeyDefinition(
            String name, Schema schema, @Nullable String parameter) {}

    /** An error code: what it means, and whether trying again may help. */
    public record ErrorCode(String code, String description, boolean retryable, String terminal) {}

    /** A close code: what it means, and whether a client comes back after it. */
    public record CloseCode(int code, String name, String description, boolean reconnect) {}
}
