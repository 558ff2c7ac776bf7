package dev.howl.cli;

import dev.howl.client.HowlClient;
import dev.howl.client.IncidentDiff;
import dev.howl.client.runtime.Subscription;
import dev.howl.runtime.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The topics that {@code howl tail} can follow. An event is printed as text if it is nothing but a text, otherwise as JSON.
 * The snapshot of a topic comes first, in the form of events.
 */
enum TailTopic {
    WISDOM {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print) {
            return howl.wisdom().subscribe(quote -> print.accept(Output.line(quote.message())));
        }
    },
    BROADCASTS {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print) {
            return howl.broadcasts().subscribe(broadcast -> print.accept(Output.line(broadcast.message())));
        }
    },
    INCIDENTS {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print) {
            return howl.incidents()
                    .follow(
                            now -> {
                                if (!now.incidents().isEmpty()) {
                                    print.accept(json(new IncidentDiff(now.incidents(), List.of(), List.of())));
                                }
                            },
                            diff -> print.accept(json(diff)));
        }
    },
    ALERTS {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print) {
            return howl.alerts(Objects.requireNonNull(key))
                    .follow(
                            now -> now.alerts().forEach(alert -> print.accept(json(alert))),
                            alert -> print.accept(json(alert)));
        }
    },
    MODERATION {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print) {
            return howl.moderation()
                    .follow(
                            now -> now.responses().forEach(response -> print.accept(json(response))),
                            event -> print.accept(json(event)));
        }
    };

    /**
     * Returns the topic with a name.
     *
     * @throws IllegalArgumentException if there is no such topic, or its key is missing; the message is for users
     */
    static TailTopic of(String name, @Nullable String key) {
        if (name.equals(ALERTS.wire()) && key == null) {
            throw new IllegalArgumentException("topic 'alerts' needs --key, the uuid of a city");
        }
        return Arrays.stream(values())
                .filter(topic -> topic.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no topic '" + name + "'; expected one of: "
                        + Arrays.stream(values()).map(TailTopic::wire).collect(Collectors.joining(", "))));
    }

    private String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Subscribes and prints the snapshot, if the topic has one, and each event. */
    abstract Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print);

    private static String json(Object event) {
        return Json.mapper().writeValueAsString(event);
    }
}
