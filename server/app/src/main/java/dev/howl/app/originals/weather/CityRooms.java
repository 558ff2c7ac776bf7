package dev.howl.app.originals.weather;

import dev.howl.server.Registration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is in the room of which city on this node. While there is anybody in a room, and no longer, it listens to what
 * happens in its city. Safe for use by several threads.
 *
 * @param <S> a session
 */
final class CityRooms<S> implements AutoCloseable {
    private final BiFunction<String, Consumer<Consumer<S>>, Registration> listen;
    private final Map<String, Room<S>> rooms = new ConcurrentHashMap<>();
    private final Map<S, String> places = new ConcurrentHashMap<>();

    private record Room<S>(Set<S> sessions, Registration registration) {}

    /** @param listen begins to listen for a key; its second argument does something for each session in the room */
    CityRooms(BiFunction<String, Consumer<Consumer<S>>, Registration> listen) {
        this.listen = listen;
    }

    void enter(String key, S session) {
        places.put(session, key);
        rooms.compute(key, (same, room) -> {
            Room<S> there = room == null ? open(key) : room;
            there.sessions.add(session);
            return there;
        });
    }

    void leave(S session) {
        String key = places.remove(session);
        if (key != null) {
            rooms.computeIfPresent(key, (same, room) -> without(room, session));
        }
    }

    /** The room that a session is in. */
    Optional<String> of(S session) {
        return Optional.ofNullable(places.get(session));
    }

    private Room<S> open(String key) {
        Set<S> sessions = ConcurrentHashMap.newKeySet();
        return new Room<>(sessions, listen.apply(key, sessions::forEach));
    }

    /** {@code null}, which removes the room, after the last one. */
    private static <S> @Nullable Room<S> without(Room<S> room, S session) {
        room.sessions.remove(session);
        if (room.sessions.isEmpty()) {
            room.registration.close();
            return null;
        }
        return room;
    }

    /** Listens no more. */
    @Override
    public void close() {
        rooms.values().forEach(room -> room.registration.close());
    }
}
