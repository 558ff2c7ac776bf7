package dev.howl.pact;

import dev.howl.client.runtime.Subscription;
import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A method that subscribes a listener to a topic. */
record TopicMethod(
        Object facet, Method method, String topic, @Nullable String key) {
    static TopicMethod of(Object facet, Method method) throws Exception {
        Consumer<Object> nobody = event -> {};
        Subscription probe = (Subscription) ClientMethods.invoke(method, facet, nobody);
        probe.confirmed().get(PactSession.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        probe.unsubscribe().get(PactSession.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return new TopicMethod(facet, method, probe.topic(), probe.key());
    }

    Subscription subscribe(Consumer<Object> listener) {
        return (Subscription) ClientMethods.invoke(method, facet, listener);
    }
}
