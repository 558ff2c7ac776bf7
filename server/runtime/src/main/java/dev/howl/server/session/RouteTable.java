package dev.howl.server.session;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Message;
import dev.howl.runtime.MessageSpec;
import dev.howl.server.Routes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The handlers of a channel by message class. Filled while the application starts, read-only afterwards. */
final class RouteTable<S> implements Routes<S> {
    private final ChannelSpec spec;
    private final MeterRegistry meters;
    private final Map<Class<?>, Route<S>> routes = new HashMap<>();

    RouteTable(ChannelSpec spec, MeterRegistry meters) {
        this.spec = spec;
        this.meters = meters;
    }

    @Override
    public <T extends Message> void request(
            Class<T> type, BiFunction<? super S, ? super T, ? extends CompletionStage<? extends Message>> handler) {
        add(type, true, (session, message) -> handler.apply(session, type.cast(message)));
    }

    @Override
    public <T extends Message> void message(Class<T> type, BiConsumer<? super S, ? super T> handler) {
        add(type, false, (session, message) -> {
            handler.accept(session, type.cast(message));
            return null;
        });
    }

    @Nullable
    Route<S> get(Class<?> type) {
        return routes.get(type);
    }

    private void add(
            Class<?> type,
            boolean answered,
            BiFunction<S, Message, @Nullable CompletionStage<? extends Message>> handler) {
        MessageSpec message = spec.clientMessages().stream()
                .filter(candidate -> candidate.type() == type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "channel '" + spec.name() + "' has no client message of class " + type.getSimpleName()));
        Timer latency = Timer.builder("howl.requests")
                .description("Time from a client message to its reply")
                .tag("operation", message.name())
                .register(meters);
        if (routes.putIfAbsent(type, new Route<>(handler, answered, latency)) != null) {
            throw new IllegalArgumentException("message '" + message.name() + "' has two handlers");
        }
    }
}
