package dev.howl.server.lobby;

import dev.howl.server.Session;

/** A session of the lobby. */
public record LobbySession(Session session, LobbyParameters parameters) {}
