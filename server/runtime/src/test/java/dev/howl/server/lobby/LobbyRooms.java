package dev.howl.server.lobby;

import dev.howl.server.ChannelSessions;
import dev.howl.server.RoomSessions;
import java.util.List;

/** The rooms of the lobby. */
public record LobbyRooms(ChannelSessions sessions) {
    public RoomSessions in(long house) {
        return sessions.in(List.of(house));
    }

    public RoomSessions in(long house, String room) {
        return sessions.in(List.of(house, room));
    }
}
