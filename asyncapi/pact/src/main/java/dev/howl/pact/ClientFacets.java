package dev.howl.pact;

import dev.howl.client.runtime.Subscription;
import dev.howl.runtime.BinaryMessage;
import dev.howl.runtime.Message;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The methods of a generated client and of its parts, called by reflection. */
final class ClientFacets {
    private final List<Object> facets = new ArrayList<>();
    private final List<TopicMethod> topics = new ArrayList<>();

    /** A method that may send a message, with its arguments. */
    record Call(Object facet, Method method, List<Object> arguments) {
        /** Calls the method. */
        CompletableFuture<?> make() {
            return (CompletableFuture<?>) ClientMethods.invoke(method, facet, arguments.toArray());
        }
    }

    /** The subscription of a listener, and what that is given. */
    record Subscribed(Subscription subscription, List<Object> events) {}

    /** @param keys texts of keys, for parts of the client that have one */
    ClientFacets(Object client, Set<String> keys) {
        facets.add(client);
        for (Method method : ClientMethods.methods(client)) {
            if (isPart(client, method.getReturnType())) {
                if (method.getParameterCount() == 0) {
                    facets.add(ClientMethods.invoke(method, client));
                } else if (List.of(method.getParameterTypes()).equals(List.of(String.class))) {
                    keys.forEach(key -> part(client, method, key).ifPresent(facets::add));
                }
            }
        }
    }

    private static boolean isPart(Object client, Class<?> type) {
        return !type.isRecord()
                && !type.isInterface()
                && type.getPackageName().equals(client.getClass().getPackageName())
                && !Modifier.isAbstract(type.getModifiers());
    }

    /** Returns the part with a key; empty if the key is none of its values. */
    private static Optional<Object> part(Object client, Method method, String key) {
        try {
            return Optional.of(ClientMethods.invoke(method, client, key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the calls that may send a message, the likeliest one first.
     *
     * @param replies classes of the replies, empty for a message that has none
     */
    List<Call> calls(Message message, Set<Class<?>> replies) {
        List<Call> calls = new ArrayList<>();
        for (Object facet : facets) {
            for (Method method : ClientMethods.methods(facet)) {
                List<Object> arguments = returns(method, replies) ? arguments(method, message) : null;
                if (arguments != null) {
                    calls.add(new Call(facet, method, arguments));
                }
            }
        }
        calls.sort(Comparator.comparing((Call call) -> !call.arguments().contains(message))
                .thenComparing(call -> -call.arguments().size()));
        return calls;
    }

    private static boolean returns(Method method, Set<Class<?>> replies) {
        Type result = method.getGenericReturnType();
        if (method.getReturnType() != CompletableFuture.class
                || !(result instanceof ParameterizedType future)
                || method.getName().equals("closed")) {
            return false;
        }
        Type value = future.getActualTypeArguments()[0];
        return value instanceof Class<?> type
                && (replies.isEmpty() ? type == Void.class : replies.stream().anyMatch(type::isAssignableFrom));
    }

    /** Returns the message itself, or those of its components that the parameters are; {@code null} if none fit. */
    private static @Nullable List<Object> arguments(Method method, Message message) {
        List<Class<?>> wanted = List.of(method.getParameterTypes());
        if (wanted.equals(List.of(message.getClass()))) {
            return List.of(message);
        }
        if (message instanceof BinaryMessage binary) {
            return wanted.equals(List.of(byte[].class)) ? List.of(binary.bytes()) : null;
        }
        RecordComponent[] components = message.getClass().getRecordComponents();
        List<Object> found = new ArrayList<>();
        for (RecordComponent component : components == null ? new RecordComponent[0] : components) {
            if (found.size() < wanted.size() && wanted.get(found.size()) == component.getType()) {
                Object value = ClientMethods.value(component.getAccessor(), message);
                if (value != null) {
                    found.add(value);
                }
            }
        }
        return found.size() == wanted.size() ? found : null;
    }

    /** Subscribes a listener to a topic that was learnt; empty if the client has no method for it. */
    Optional<Subscribed> subscribe(String topic, @Nullable String key) {
        for (TopicMethod known : topics) {
            if (known.topic().equals(topic) && Objects.equals(known.key(), key)) {
                List<Object> events = new CopyOnWriteArrayList<>();
                return Optional.of(new Subscribed(known.subscribe(events::add), events));
            }
        }
        return Optional.empty();
    }

    /** Subscribes to every topic and ends the subscriptions again, to learn which method is for which topic. */
    void learnTopics() throws Exception {
        for (Object facet : facets) {
            for (Method method : ClientMethods.methods(facet)) {
                if (method.getReturnType() == Subscription.class
                        && List.of(method.getParameterTypes()).equals(List.of(Consumer.class))) {
                    topics.add(TopicMethod.of(facet, method));
                }
            }
        }
    }
}
