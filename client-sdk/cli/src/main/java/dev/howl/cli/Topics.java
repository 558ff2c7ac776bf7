package dev.howl.cli;

import dev.howl.client.HowlClient;
import dev.howl.client.runtime.Subscription;
import dev.howl.runtime.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The topics that can be followed, each printing its events in its own way: text where that is all, otherwise JSON. */
enum Topics {
    WISDOM {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print) {
            return howl.wisdom().subscribe(quote -> print.accept(quote.message()));
        }
    },
    BROADCASTS {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print) {
            return howl.broadcasts().subscribe(broadcast -> print.accept(broadcast.message()));
        }
    },
    INCIDENTS {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print) {
            return howl.incidents().subscribe(diff -> print.accept(json(diff)));
        }
    },
    ALERTS {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print) {
            return howl.alerts(Objects.requireNonNull(key)).subscribe(alert -> print.accept(json(alert)));
        }
    },
    MODERATION {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print) {
            return howl.moderation().subscribe(event -> print.accept(json(event)));
        }
    };

    /**
     * The topic of that name.
     *
     * @throws IllegalArgumentException naming those that there are, or the key that is missing
     */
    static Topics of(String name, @Nullable String key) {
        if (name.equals(ALERTS.wire()) && key == null) {
            throw new IllegalArgumentException("topic 'alerts' needs --key, the uuid of a city");
        }
        return Arrays.stream(values())
                .filter(topic -> topic.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no topic '" + name + "'; there are: "
                        + Arrays.stream(values()).map(Topics::wire).collect(Collectors.joining(", "))));
    }

    private String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Subscribes, and prints each event as a line. */
    abstract Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print);

    private static String json(Object event) {
        return Json.mapper().writeValueAsString(event);
    }
}
