package dev.howl.app.broadcasts;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids of broadcasts and schedules. */
final class BroadcastIds {
    private BroadcastIds() {}

    /** The same id for the same name; without a name, one that there never was. */
    static String of(String kind, @Nullable String name) {
        return name == null ? UUID.randomUUID().toString() : derived(kind, name);
    }

    /** The same id for the same name, different for each kind. */
    static String derived(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
