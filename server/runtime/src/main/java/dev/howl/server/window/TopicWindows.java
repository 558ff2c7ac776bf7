package dev.howl.server.window;

import dev.howl.runtime.Position;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one topic on this node, by key. An engine fills them in the order of the log; readers attach to them.
 * Safe for use by several threads.
 */
public final class TopicWindows {
    private static final String NO_KEY = "";

    private final String topic;
    private final Framing framing;
    private final Windows settings;
    private final boolean forgets;
    private final Map<String, KeyWindow> keys = new ConcurrentHashMap<>();
    /** The life that keys begin in when they are first named. */
    private volatile String epoch;

    TopicWindows(String topic, Framing framing, Windows settings, String epoch, boolean forgets) {
        this.topic = topic;
        this.framing = framing;
        this.settings = settings;
        this.epoch = epoch;
        this.forgets = forgets;
    }

    public String topic() {
        return topic;
    }

    public String epoch() {
        return epoch;
    }

    /** Where a key stands; naming it does not create it. */
    public Head head(@Nullable String key) {
        KeyWindow window = keys.get(name(key));
        return window == null ? new Head(epoch, 0) : window.head();
    }

    /** Tells a reader of everything after the head that the window has when this returns. */
    public KeyWindow attach(@Nullable String key, LogReader reader) {
        return with(key, window -> {
            window.attach(reader);
            return window;
        });
    }

    /** Appends an event with the next number. */
    public Position append(@Nullable String key, byte[] body) {
        Position position = with(key, window -> window.append(body));
        settings.budget().relieve();
        return position;
    }

    /**
     * Takes an event that was given its number elsewhere.
     *
     * @return {@code false} where it is not the next one of its key
     */
    public boolean take(@Nullable String key, Head at, byte[] body) {
        boolean taken = with(key, window -> window.take(at, body));
        settings.budget().relieve();
        return taken;
    }

    /** Puts a key at a place that nothing in its window leads to. */
    public void restart(@Nullable String key, Head at) {
        with(key, window -> {
            window.restart(at);
            return at;
        });
    }

    /**
     * Begins another life of the log: every key starts anew, where it stands in that life.
     *
     * @param heads the number of each key's newest event, 0 for those that have none
     */
    public void raise(String newEpoch, Map<String, Long> heads) {
        epoch = newEpoch;
        keys.forEach((name, window) -> window.restart(new Head(newEpoch, heads.getOrDefault(name, 0L))));
        heads.forEach((name, seq) -> {
            if (!keys.containsKey(name)) {
                restart(name.equals(NO_KEY) ? null : name, new Head(newEpoch, seq));
            }
        });
    }

    /** Bytes of the frames that are held. */
    public long bytes() {
        return keys.values().stream().mapToLong(KeyWindow::bytes).sum();
    }

    /** How many keys are known. */
    public int count() {
        return keys.size();
    }

    void expire() {
        long before = settings.clock().getAsLong() - settings.limits().age().toNanos();
        keys.values().forEach(window -> window.expire(before));
        forgetSome();
    }

    void halveThoseOf(long size) {
        keys.values().stream().filter(window -> window.bytes() >= size).forEach(KeyWindow::halve);
    }

    /** A key that has no reader and no event is forgotten: clients can name any. */
    void detached(KeyWindow window) {
        keys.computeIfPresent(name(window.key()), (name, present) -> present.isBlank() ? null : present);
    }

    Framing framing() {
        return framing;
    }

    public WindowLimits limits() {
        return settings.limits();
    }

    WindowBudget budget() {
        return settings.budget();
    }

    long now() {
        return settings.clock().getAsLong();
    }

    /**
     * A key that was forgotten may come back and would count from 1 again: from now on keys begin another life. Only
     * keys of an older life whose window has emptied go, and only where there are too many.
     */
    private void forgetSome() {
        if (!forgets || keys.size() <= Windows.MAX_KEYS) {
            return;
        }
        String next = Windows.newEpoch();
        epoch = next;
        keys.values().stream()
                .filter(window -> isForgettable(window, next))
                .limit(keys.size() - Windows.MAX_KEYS)
                .forEach(window -> keys.computeIfPresent(
                        name(window.key()), (name, present) -> isForgettable(present, next) ? null : present));
    }

    private static boolean isForgettable(KeyWindow window, String newest) {
        return window.isUnread()
                && window.bytes() == 0
                && !window.head().epoch().equals(newest);
    }

    /** Within the map's lock of the key, so that the window is not forgotten on the way. */
    private <T> T with(@Nullable String key, Function<KeyWindow, T> action) {
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        keys.compute(name(key), (name, present) -> {
            KeyWindow window = present == null ? new KeyWindow(this, key, new Head(epoch, 0)) : present;
            result.set(action.apply(window));
            return window;
        });
        return Objects.requireNonNull(result.get());
    }

    private static String name(@Nullable String key) {
        return key == null ? NO_KEY : key;
    }
}
