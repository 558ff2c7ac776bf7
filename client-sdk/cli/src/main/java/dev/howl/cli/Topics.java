package dev.howl.cli;

import dev.howl.client.HowlClient;
import dev.howl.client.runtime.Subscription;
import dev.howl.runtime.Json;
import java.util.function.Consumer;
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
            if (key == null) {
                throw new IllegalArgumentException("topic 'alerts' needs --key, the uuid of a city");
            }
            return howl.alerts(key).subscribe(alert -> print.accept(json(alert)));
        }
    },
    MODERATION {
        @Override
        Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print) {
            return howl.moderation().subscribe(event -> print.accept(json(event)));
        }
    };

    /**
     * Subscribes, and prints each event as a line.
     *
     * @throws IllegalArgumentException where the topic needs a key and there is none
     */
    abstract Subscription follow(HowlClient howl, @Nullable String key, Consumer<String> print);

    private static String json(Object event) {
        return Json.mapper().writeValueAsString(event);
    }
}
