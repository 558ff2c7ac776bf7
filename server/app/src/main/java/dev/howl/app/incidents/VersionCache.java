package dev.howl.app.incidents;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cache of one value, valid for one version of the database. It avoids repeated queries when many clients reconnect
 * at once. A version has exactly one value. Safe for use by several threads.
 */
final class VersionCache<T> {
    private volatile @Nullable Entry<T> last;

    private record Entry<T>(long version, T value) {}

    /** Returns the value of a version; reads it unless it is the one that was asked for last. */
    T get(long version, Supplier<T> read) {
        Entry<T> entry = last;
        if (entry == null || entry.version() != version) {
            entry = new Entry<>(version, read.get());
            last = entry;
        }
        return entry.value();
    }
}
