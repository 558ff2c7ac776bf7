package guide;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The values that listeners of a guide's code were called with. Thread-safe. */
final class Arrivals {
    private final BlockingQueue<Object> values = new LinkedBlockingQueue<>();

    void add(@Nullable Object value) {
        values.add(Objects.requireNonNull(value));
    }

    /** Returns the next value of a type, and drops those before it. Fails after half a minute without one. */
    <T> T next(Class<T> type) throws InterruptedException {
        Object value = values.poll(30, TimeUnit.SECONDS);
        while (value != null && !type.isInstance(value)) {
            value = values.poll(30, TimeUnit.SECONDS);
        }
        if (value == null) {
            throw new AssertionError("no " + type.getSimpleName() + " arrived");
        }
        return type.cast(value);
    }
}
