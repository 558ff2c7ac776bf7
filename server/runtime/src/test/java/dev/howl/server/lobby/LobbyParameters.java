package dev.howl.server.lobby;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parameters of the lobby's handshake. */
public record LobbyParameters(
        long house,
        String room,
        String name,
        @Nullable String color,
        @Nullable List<Long> tag,
        @Nullable Boolean quiet,
        @Nullable UUID trace,
        @JsonProperty("X-Device") String device,
        @JsonProperty("X-Level") @Nullable List<Long> levels) {}
