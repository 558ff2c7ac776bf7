package dev.howl.cli;

import dev.howl.client.EventsServerMessage;
import dev.howl.client.HowlClient;
import dev.howl.client.IncidentDiff;
import dev.howl.client.runtime.Subscription;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The topics that {@code howl tail} can follow. The snapshot of a topic comes first, in the form of events. */
enum TailTopic {
    WISDOM {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<EventsServerMessage> print) {
            return howl.wisdom().subscribe(print);
        }
    },
    BROADCASTS {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<EventsServerMessage> print) {
            return howl.broadcasts().subscribe(print);
        }
    },
    INCIDENTS {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<EventsServerMessage> print) {
            return howl.incidents()
                    .follow(
                            now -> {
                                if (!now.incidents().isEmpty()) {
                                    print.accept(new IncidentDiff(now.incidents(), List.of(), List.of()));
                                }
                            },
                            print);
        }
    },
    ALERTS {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<EventsServerMessage> print) {
            return howl.alerts(Objects.requireNonNull(key))
                    .follow(now -> now.alerts().forEach(print), print);
        }
    },
    MODERATION {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<EventsServerMessage> print) {
            return howl.moderation()
                    .follow(now -> now.responses().forEach(print), event -> print.accept((EventsServerMessage) event));
        }
    };

    /**
     * Returns the topic with a name.
     *
     * @param key the key, {@code null} if none was given
     * @throws IllegalArgumentException if there is no such topic, its key is missing, or it has no keys; the message is
     *     for users
     */
    static TailTopic of(String name, @Nullable String key) {
        TailTopic topic = Arrays.stream(values())
                .filter(one -> one.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no topic '" + name + "'; expected one of: "
                        + Arrays.stream(values()).map(TailTopic::wire).collect(Collectors.joining(", "))));
        if (topic.hasCities() && key == null) {
            throw new IllegalArgumentException("topic 'alerts' needs --city, the name or the uuid of a city");
        }
        if (!topic.hasCities() && key != null) {
            throw new IllegalArgumentException("topic '" + name + "' has no keys; omit --key");
        }
        return topic;
    }

    /** Returns whether the keys of the topic are cities. */
    boolean hasCities() {
        return this == ALERTS;
    }

    private String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Subscribes and prints the snapshot, if the topic has one, and each event.
     *
     * @param key the key; not {@code null} if the topic has keys
     */
    abstract Subscription follow(HowlClient howl, @Nullable String key, Consumer<EventsServerMessage> print);
}
