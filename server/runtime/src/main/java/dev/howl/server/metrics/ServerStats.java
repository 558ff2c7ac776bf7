package dev.howl.server.metrics;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.Codes;
import dev.howl.server.fanout.DeliveryStats;
import dev.howl.server.transport.WebSocketStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The counters of the server. Counting touches no meter: meters read the counters when they are scraped. Tag values
 * come from the contract and from fixed sets, never from clients, so that their number is bounded. Safe for use by
 * several threads.
 */
public final class ServerStats implements WebSocketStats, MeterBinder {
    private static final String OTHER = "other";
    private static final List<Integer> CLOSES = List.of(
            CloseCodes.NORMAL,
            CloseCodes.GOING_AWAY,
            CloseCodes.PROTOCOL_ERROR,
            1005,
            CloseCodes.ABNORMAL,
            CloseCodes.INVALID_PAYLOAD,
            CloseCodes.POLICY_VIOLATION,
            CloseCodes.TOO_BIG,
            CloseCodes.INTERNAL_ERROR,
            CloseCodes.SERVICE_RESTART,
            CloseCodes.IDLE,
            CloseCodes.LAGGING,
            CloseCodes.TOKEN_EXPIRED);
    private static final List<String> ERRORS = List.of(
            Codes.BAD_JSON,
            Codes.UNKNOWN_TYPE,
            Codes.SCHEMA_VIOLATION,
            Codes.BINARY_NOT_SUPPORTED,
            Codes.NOT_CONNECTED,
            Codes.WRONG_ID,
            Codes.UNKNOWN_TOPIC,
            Codes.KEY_REQUIRED,
            Codes.TOO_MANY_SUBSCRIPTIONS,
            Codes.RATE_LIMITED,
            Codes.UNAUTHENTICATED,
            Codes.FORBIDDEN,
            Codes.UNAVAILABLE,
            Codes.INTERNAL,
            OTHER);

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong unsent = new AtomicLong();
    private final LongAdder framesIn = new LongAdder();
    private final LongAdder framesOut = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> closes = new ConcurrentHashMap<>();
    private final Map<String, TopicStats> topics = new ConcurrentHashMap<>();

    public ServerStats() {
        ERRORS.forEach(code -> errors.put(code, new LongAdder()));
        CLOSES.forEach(code -> closes.put(String.valueOf(code), new LongAdder()));
        closes.put(OTHER, new LongAdder());
    }

    /** Adds the error codes of a contract. To be called before the meters are bound. */
    public void addErrors(Iterable<String> codes) {
        codes.forEach(code -> errors.computeIfAbsent(code, added -> new LongAdder()));
    }

    /** Returns the counters of a topic. To be called before the meters are bound. */
    public TopicStats topic(String name) {
        return topics.computeIfAbsent(name, added -> new TopicStats());
    }

    /** Returns a counter of the events written to a topic's subscribers. */
    public DeliveryStats deliveries(String name) {
        TopicStats topic = topic(name);
        return (subscribers, events, bytes) -> {
            long frames = (long) subscribers * events;
            topic.deliveries().add(frames);
            sent(frames, (long) subscribers * bytes);
        };
    }

    /** Returns the number of connections that are open or being opened. */
    public AtomicInteger connections() {
        return connections;
    }

    /** Returns the number of bytes that wait to be sent to clients. */
    public AtomicLong unsent() {
        return unsent;
    }

    public void error(String code) {
        increment(errors, code);
    }

    public void closed(int code) {
        increment(closes, String.valueOf(code));
    }

    @Override
    public void received(int bytes) {
        bytesIn.add(bytes);
    }

    @Override
    public void receivedFrame() {
        framesIn.increment();
    }

    @Override
    public void sent(long frames, long bytes) {
        framesOut.add(frames);
        bytesOut.add(bytes);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "howl.connections", Tags.empty(), connections, AtomicInteger::get);
        gauge(registry, "howl.unsent.bytes", Tags.empty(), unsent, AtomicLong::get);
        count(registry, "howl.frames", Tags.of("direction", "in"), framesIn);
        count(registry, "howl.frames", Tags.of("direction", "out"), framesOut);
        count(registry, "howl.bytes", Tags.of("direction", "in"), bytesIn);
        count(registry, "howl.bytes", Tags.of("direction", "out"), bytesOut);
        errors.forEach((code, count) -> count(registry, "howl.errors", Tags.of("code", code), count));
        closes.forEach((code, count) -> count(registry, "howl.closes", Tags.of("code", code), count));
        topics.forEach((topic, stats) -> {
            Tags tags = Tags.of("topic", topic);
            gauge(registry, "howl.subscriptions", tags, stats.subscriptions(), LongAdder::sum);
            count(registry, "howl.events.published", tags, stats.published());
            count(registry, "howl.deliveries", tags, stats.deliveries());
            count(registry, "howl.gaps", tags, stats.gaps());
        });
    }

    private static void count(MeterRegistry registry, String name, Tags tags, LongAdder count) {
        FunctionCounter.builder(name, count, LongAdder::sum).tags(tags).register(registry);
    }

    private static <T> void gauge(MeterRegistry registry, String name, Tags tags, T state, ToDoubleFunction<T> value) {
        Gauge.builder(name, state, value).tags(tags).strongReference(true).register(registry);
    }

    private static void increment(Map<String, LongAdder> counts, String name) {
        @Nullable LongAdder count = counts.get(name);
        if (count == null) {
            count = counts.get(OTHER);
        }
        if (count != null) {
            count.increment();
        }
    }
}
