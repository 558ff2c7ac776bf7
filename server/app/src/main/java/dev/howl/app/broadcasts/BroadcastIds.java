package dev.howl.app.broadcasts;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A generator of ids for broadcasts and schedules. */
final class BroadcastIds {
    private BroadcastIds() {}

    /** Returns an id derived from a name; without a name a random one. */
    static String of(String kind, @Nullable String name) {
        return name == null ? UUID.randomUUID().toString() : derived(kind, name);
    }

    /** Returns the same id for the same kind and name. */
    static String derived(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
