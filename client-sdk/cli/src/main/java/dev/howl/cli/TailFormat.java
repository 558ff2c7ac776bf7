package dev.howl.cli;

import dev.howl.client.EventsServerMessage;
import dev.howl.runtime.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The output formats of {@code howl tail}, the same for all topics. */
enum TailFormat {
    /** Lines for people. */
    TEXT {
        @Override
        List<String> lines(EventsServerMessage event) {
            return TailText.lines(event);
        }
    },
    /** One JSON object per event, as in the contract. */
    JSON {
        @Override
        List<String> lines(EventsServerMessage event) {
            return List.of(Json.mapper().writeValueAsString(event));
        }
    };

    /** Returns the lines of an event, at least one. */
    abstract List<String> lines(EventsServerMessage event);

    /**
     * Returns the format with a name.
     *
     * @throws IllegalArgumentException if there is no such format; the message is for users
     */
    static TailFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no format '" + name + "'; expected one of: "
                        + Arrays.stream(values()).map(TailFormat::wire).collect(Collectors.joining(", "))));
    }

    private String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
