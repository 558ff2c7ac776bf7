package dev.howl.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Description of a topic: an append-only log of events per key.
 *
 * @param name the name in {@code subscribe}
 * @param keyed whether a subscription must name a key
 * @param events ids of the messages that the server publishes on it, at least one
 * @param durable whether an acknowledged publish outlives the process
 * @param snapshot id of the operation that answers with the state at a position; {@code null} if there is none
 * @param lagging policy for a laggard whose next event has left the window
 * @param publishScope the scope that publishing needs; {@code null} if it needs none
 * @param readScope the scope that subscribing needs; {@code null} if it needs none
 * @param planned whether the server answers {@code not_implemented} for now
 * @param keyParameter the parameter of the address whose value is the only key that a session may name; {@code null} if
 *     it may name any
 */
public record TopicSpec(
        String name,
        boolean keyed,
        List<String> events,
        boolean durable,
        @Nullable String snapshot,
        Lagging lagging,
        @Nullable String publishScope,
        @Nullable String readScope,
        boolean planned,
        @Nullable String keyParameter) {

    /** Policy for a laggard whose next event has left the window. */
    public enum Lagging {
        /** It continues at the newest event, after a {@code gap}. */
        SKIP,
        /** Its session is closed with 4001; the client reconnects and resumes from its position. */
        CLOSE
    }

    public TopicSpec {
        events = List.copyOf(events);
    }

    /** Returns a topic without keys, durability, snapshot and scopes, whose laggards skip. */
    public static TopicSpec of(String name, String... events) {
        return new TopicSpec(name, false, List.of(events), false, null, Lagging.SKIP, null, null, false, null);
    }

    /** Returns this topic with keys. */
    public TopicSpec withKey() {
        return new TopicSpec(
                name, true, events, durable, snapshot, lagging, publishScope, readScope, planned, keyParameter);
    }

    /** Returns this topic with keys that are values of a parameter of the address. */
    public TopicSpec withKeyOf(String parameter) {
        return new TopicSpec(
                name, true, events, durable, snapshot, lagging, publishScope, readScope, planned, parameter);
    }

    /** Returns this topic as durable. */
    public TopicSpec asDurable() {
        return new TopicSpec(
                name, keyed, events, true, snapshot, lagging, publishScope, readScope, planned, keyParameter);
    }

    /** Returns this topic with the operation that answers with the state at a position. */
    public TopicSpec withSnapshot(String operation) {
        return new TopicSpec(
                name, keyed, events, durable, operation, lagging, publishScope, readScope, planned, keyParameter);
    }

    /** Returns this topic with another policy for laggards. */
    public TopicSpec withLagging(Lagging policy) {
        return new TopicSpec(
                name, keyed, events, durable, snapshot, policy, publishScope, readScope, planned, keyParameter);
    }

    /** Returns this topic with a scope that publishing needs. */
    public TopicSpec withPublishScope(String scope) {
        return new TopicSpec(name, keyed, events, durable, snapshot, lagging, scope, readScope, planned, keyParameter);
    }

    /** Returns this topic with a scope that subscribing needs. */
    public TopicSpec withReadScope(String scope) {
        return new TopicSpec(
                name, keyed, events, durable, snapshot, lagging, publishScope, scope, planned, keyParameter);
    }

    /** Returns this topic as one that the server does not implement yet. */
    public TopicSpec asPlanned() {
        return new TopicSpec(
                name, keyed, events, durable, snapshot, lagging, publishScope, readScope, true, keyParameter);
    }
}
