package dev.howl.server.session;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.Json;
import dev.howl.runtime.TopicSpec.Lagging;
import dev.howl.server.fanout.Cursor;
import dev.howl.server.fanout.Subscriber;
import dev.howl.server.log.Head;
import dev.howl.server.transport.Wire;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The cursors of one session. Confined to its event loop.
 *
 * <p>A subscription without a topic means the topic that the contract gives as the property's default, else the first
 * topic without keys.
 */
final class Subscriptions {
    private static final String UNKNOWN_KEY = "unknown_key";

    private final ChannelCore core;
    private final int limit;
    private final Wire wire;
    private final Lagged lagged;
    private final Map<Target, Held> held = new HashMap<>();

    /** Closes the session because it lags. */
    interface Lagged {
        void close();
    }

    private record Target(ServedTopic topic, @Nullable String key) {}

    private final class Held implements Subscriber {
        private final Target target;
        private final Cursor cursor;

        Held(Target target) {
            this.target = target;
            this.cursor = core.fanout()
                    .place(
                            wire.loop(),
                            target.topic.log(),
                            target.key,
                            this,
                            target.topic.stats().deliveries());
        }

        @Override
        public boolean isWritable() {
            return wire.isWritable();
        }

        @Override
        public void deliver(ByteBuf frames, int count) {
            wire.send(frames, count);
        }

        @Override
        public boolean passedOver(Cursor moved, long seq) {
            if (target.topic.spec().lagging() == Lagging.CLOSE) {
                lagged.close();
                return false;
            }
            gap(target, "lagging", new Head(moved.head().epoch(), seq));
            return true;
        }
    }

    Subscriptions(ChannelCore core, int limit, Wire wire, Lagged lagged) {
        this.core = core;
        this.limit = limit;
        this.wire = wire;
        this.lagged = lagged;
    }

    /** Places a cursor and confirms it before any event can follow. Doing it again confirms again. */
    void subscribe(Frame frame, @Nullable String ref) {
        JsonNode payload = payload(frame);
        Target target = target(payload);
        Held subscription = held.get(target);
        if (subscription == null) {
            subscription = add(target);
        }
        Head head = subscription.cursor.head();
        send(core.frames().subscribed(head.in(target.topic.spec().name(), target.key), ref));
        JsonNode since = payload.path("since");
        if (since.isObject()) {
            String reason = gapReason(since, head);
            if (reason != null) {
                gap(target, reason, head);
            }
        }
    }

    /** Takes a cursor away, and says so also where there was none. */
    void unsubscribe(Frame frame, @Nullable String ref) {
        Target target = target(payload(frame));
        Held subscription = held.remove(target);
        if (subscription != null) {
            remove(subscription);
        }
        send(core.frames().unsubscribed(target.topic.spec().name(), target.key, ref));
    }

    /** Tells what was passed over while the connection was not writable. */
    void catchUp() {
        // A copy: a topic whose laggards are closed ends all subscriptions on the way.
        for (Held subscription : new ArrayList<>(held.values())) {
            if (wire.isOpen()) {
                subscription.cursor.catchUp();
            }
        }
    }

    void close() {
        held.values().forEach(this::remove);
        held.clear();
    }

    private Held add(Target target) {
        if (held.size() >= limit) {
            throw new CodedException(
                    Codes.TOO_MANY_SUBSCRIPTIONS, "a connection holds at most " + limit + " subscriptions");
        }
        Held subscription = new Held(target);
        held.put(target, subscription);
        target.topic.stats().subscriptions().increment();
        return subscription;
    }

    private void remove(Held subscription) {
        subscription.cursor.close();
        subscription.target.topic.stats().subscriptions().decrement();
    }

    /** Through the record, whose constructor knows the contract's defaults. */
    private JsonNode payload(Frame frame) {
        return Json.mapper().valueToTree(core.codec().decode(frame));
    }

    private Target target(JsonNode payload) {
        ServedTopic topic = topic(payload);
        String name = topic.spec().name();
        JsonNode value = payload.path("key");
        String key = value.isString() ? value.stringValue() : null;
        if (topic.spec().planned()) {
            throw new CodedException(Codes.NOT_IMPLEMENTED, "topic '" + name + "' is planned, not there yet");
        }
        if (topic.spec().keyed() && (key == null || key.isEmpty())) {
            throw new CodedException(
                    Codes.KEY_REQUIRED, "a subscription of '" + name + "' names a key", at("key"), false);
        }
        if (!topic.spec().keyed() && key != null) {
            throw new CodedException(UNKNOWN_KEY, "topic '" + name + "' has no keys", at("key"), false);
        }
        return new Target(topic, key);
    }

    private ServedTopic topic(JsonNode payload) {
        JsonNode name = payload.path("topic");
        ServedTopic topic = name.isString()
                ? core.topics().get(name.stringValue())
                : core.topics().values().stream()
                        .filter(candidate -> !candidate.spec().keyed())
                        .findFirst()
                        .orElse(null);
        if (topic == null) {
            throw new CodedException(
                    Codes.UNKNOWN_TOPIC,
                    "there is no such topic; there are "
                            + String.join(", ", core.topics().keySet()),
                    at("topic"),
                    false);
        }
        return topic;
    }

    private String at(String property) {
        String payload = core.spec().envelope().payload();
        return (payload == null ? "" : "/" + payload) + "/" + property;
    }

    /** A position beyond the head is of another history, whatever its epoch says. */
    private static @Nullable String gapReason(JsonNode since, Head head) {
        long seq = since.path("seq").asLong(0);
        if (!head.epoch().equals(since.path("epoch").asString("")) || seq > head.seq()) {
            return "epoch_changed";
        }
        return seq < head.seq() ? "trimmed" : null;
    }

    private void gap(Target target, String reason, Head resumeAt) {
        send(core.frames().gap(target.topic.spec().name(), target.key, reason, resumeAt));
    }

    private void send(byte @Nullable [] frame) {
        if (frame != null) {
            wire.send(frame);
        }
    }
}
