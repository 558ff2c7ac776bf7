package dev.howl.testkit.conformance.session;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The positions of one session's subscriptions: within an epoch each event follows its predecessor, a gap says where it
 * continues, and nothing comes without a subscription. Not thread-safe.
 */
public final class PositionRules {
    private static final int MAX_KEYS = 1_000;

    private final Map<String, Place> subscribed = new HashMap<>();
    private final Map<String, First> seen = new LinkedHashMap<>();

    /** A place in a topic; {@code open} if any event may come next. */
    private record Place(String epoch, long seq, boolean open) {}

    /**
     * The events of one topic and key that a session saw in one epoch.
     *
     * @param topic name of the topic
     * @param key {@code null} if the topic has none
     * @param first the sequence number of the first event
     * @param last that of the last event
     */
    public record First(String topic, @Nullable String key, String epoch, long first, long last) {}

    /** Returns what was seen, by topic and key. */
    public Map<String, First> seen() {
        return Map.copyOf(seen);
    }

    /** Starts a subscription at the position that its confirmation names. */
    void subscribe(JsonNode content) {
        if (subscribed.size() >= MAX_KEYS) {
            return;
        }
        JsonNode position = content.path("position");
        String name = name(content.has("topic") ? content : position);
        subscribed.put(
                name,
                position.path("seq").isIntegralNumber()
                        ? new Place(
                                position.path("epoch").asString(""),
                                position.path("seq").longValue(),
                                false)
                        : new Place("", 0, true));
    }

    void unsubscribe(JsonNode content) {
        subscribed.remove(name(content));
    }

    /** Continues a subscription after the events that it skipped. */
    Optional<String> gap(JsonNode content) {
        String name = name(content);
        if (!subscribed.containsKey(name)) {
            return Optional.of("a gap in " + name + " comes without a subscription to it");
        }
        JsonNode at = content.path("resume_at");
        subscribed.put(
                name, new Place(at.path("epoch").asString(""), at.path("seq").longValue(), false));
        return Optional.empty();
    }

    /** Checks the position of an event; returns what is wrong with it. */
    Optional<String> event(JsonNode position) {
        String name = name(position);
        String epoch = position.path("epoch").asString("");
        long seq = position.path("seq").longValue();
        Place place = subscribed.get(name);
        if (place == null) {
            return Optional.of("an event of " + name + " comes without a subscription to it");
        }
        subscribed.put(name, new Place(epoch, seq, false));
        if (seen.size() < MAX_KEYS || seen.containsKey(name)) {
            First fresh = new First(text(position, "topic"), nullable(position), epoch, seq, seq);
            seen.merge(
                    name,
                    fresh,
                    (old, now) -> old.epoch().equals(epoch)
                            ? new First(old.topic(), old.key(), epoch, old.first(), Math.max(old.last(), seq))
                            : now);
        }
        if (place.open() || (place.epoch().equals(epoch) && seq == place.seq() + 1)) {
            return Optional.empty();
        }
        return Optional.of("an event of " + name + " has position " + epoch + ":" + seq + "; after " + place.epoch()
                + ":" + place.seq() + " it must be " + place.epoch() + ":" + (place.seq() + 1));
    }

    private static @Nullable String nullable(JsonNode position) {
        JsonNode key = position.path("key");
        return key.isString() ? key.stringValue() : null;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static String name(JsonNode node) {
        String key = nullable(node);
        return "'" + text(node, "topic") + "'" + (key == null ? "" : " with key '" + key + "'");
    }
}
