package dev.howl.server.window;

import dev.howl.runtime.Position;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one topic on this node, by key. The engine fills them in the order of the log; readers attach to them.
 * Safe for use by several threads.
 */
public final class TopicWindows {
    private static final String NO_KEY = "";

    private final String topic;
    private final EventFramer framer;
    private final Windows settings;
    private final boolean forgets;
    private final Map<String, KeyWindow> keys = new ConcurrentHashMap<>();
    /** The epoch that new keys start in. */
    private volatile String epoch;

    TopicWindows(String topic, EventFramer framer, Windows settings, String epoch, boolean forgets) {
        this.topic = topic;
        this.framer = framer;
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

    /** Returns the head of a key. Does not create a window for an unknown key. */
    public Offset head(@Nullable String key) {
        KeyWindow window = keys.get(name(key));
        return window == null ? new Offset(epoch, 0) : window.head();
    }

    /** Attaches a reader, which is notified of all events after the head that the window has at return. */
    public KeyWindow attach(@Nullable String key, WindowReader reader) {
        return with(key, window -> {
            window.attach(reader);
            return window;
        });
    }

    /** Appends an event with the next seq of its key. */
    public Position append(@Nullable String key, byte[] body) {
        Position position = with(key, window -> window.append(body));
        settings.budget().relieve();
        return position;
    }

    /**
     * Adds an event that was numbered elsewhere.
     *
     * @return {@code false} if it is not the next one of its key
     */
    public boolean take(@Nullable String key, Offset at, byte[] body) {
        boolean taken = with(key, window -> window.take(at, body));
        settings.budget().relieve();
        return taken;
    }

    /** Empties the window of a key and moves its head to a position that does not follow from its events. */
    public void restart(@Nullable String key, Offset at) {
        with(key, window -> {
            window.restart(at);
            return at;
        });
    }

    /**
     * Starts a new epoch: all windows are emptied and continue at the given heads.
     *
     * @param heads the seq of each key's newest event in the new epoch; 0 for keys that are not listed
     */
    public void raise(String newEpoch, Map<String, Long> heads) {
        epoch = newEpoch;
        keys.forEach((name, window) -> window.restart(new Offset(newEpoch, heads.getOrDefault(name, 0L))));
        heads.forEach((name, seq) -> {
            if (!keys.containsKey(name)) {
                restart(name.equals(NO_KEY) ? null : name, new Offset(newEpoch, seq));
            }
        });
    }

    /** Returns the bytes of all frames in the windows of this topic. */
    public long bytes() {
        return keys.values().stream().mapToLong(KeyWindow::bytes).sum();
    }

    /** Returns the number of known keys. */
    public int count() {
        return keys.size();
    }

    void expire() {
        long before = settings.clock().getAsLong() - settings.limits().age().toNanos();
        keys.values().forEach(window -> window.expire(before));
        forgetSome();
    }

    void halveWindowsOf(long size) {
        keys.values().stream().filter(window -> window.bytes() >= size).forEach(KeyWindow::halve);
    }

    /** Removes the window of a key that has neither readers nor events, since clients can name any number of keys. */
    void detached(KeyWindow window) {
        keys.computeIfPresent(name(window.key()), (name, present) -> present.isBlank() ? null : present);
    }

    EventFramer framer() {
        return framer;
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
     * Forgets the heads of old keys when there are too many. A forgotten key that comes back would be numbered from 1
     * again, so new keys start in a new epoch from now on. Only keys of an older epoch without events and readers are
     * forgotten.
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

    /** Runs an action under the map's lock for the key, so that the window is not removed meanwhile. */
    private <T> T with(@Nullable String key, Function<KeyWindow, T> action) {
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        keys.compute(name(key), (name, present) -> {
            KeyWindow window = present == null ? new KeyWindow(this, key, new Offset(epoch, 0)) : present;
            result.set(action.apply(window));
            return window;
        });
        return Objects.requireNonNull(result.get());
    }

    private static String name(@Nullable String key) {
        return key == null ? NO_KEY : key;
    }
}
