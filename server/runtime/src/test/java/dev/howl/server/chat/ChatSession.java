package dev.howl.server.chat;

import dev.howl.server.Session;

public record ChatSession(Session session) {}
