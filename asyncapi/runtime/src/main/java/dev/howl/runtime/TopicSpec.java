package dev.howl.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic of a channel: an append-only log of events per key.
 *
 * @param name as clients name it in {@code subscribe}
 * @param keyed whether a subscription must name a key
 * @param events ids of the messages that the server publishes on it, at least one
 * @param durable whether an acknowledged publish outlives the process
 * @param snapshot id of the operation that answers the state at a position; {@code null} where there is none
 * @param lagging what happens to a reader that falls off the window
 * @param publishScope the scope that publishing needs; {@code null} where anyone may
 * @param readScope the scope that subscribing needs; {@code null} where anyone may
 * @param planned whether the server does not have it yet and answers {@code not_implemented}
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
        boolean planned) {

    /** What happens to a reader that falls off the window. */
    public enum Lagging {
        /** It goes on at the newest event, told by a {@code gap}. */
        SKIP,
        /** Its connection is closed with 4001, and it resumes from its position. */
        CLOSE
    }

    public TopicSpec {
        events = List.copyOf(events);
    }

    /** A topic without key, durability, snapshot or scopes, whose laggards skip. */
    public static TopicSpec of(String name, String... events) {
        return new TopicSpec(name, false, List.of(events), false, null, Lagging.SKIP, null, null, false);
    }

    /** The same topic, whose subscriptions must name a key. */
    public TopicSpec withKey() {
        return new TopicSpec(name, true, events, durable, snapshot, lagging, publishScope, readScope, planned);
    }

    /** The same topic, whose acknowledged events outlive the process. */
    public TopicSpec asDurable() {
        return new TopicSpec(name, keyed, events, true, snapshot, lagging, publishScope, readScope, planned);
    }

    /** The same topic, whose state at a position is answered by an operation. */
    public TopicSpec withSnapshot(String operation) {
        return new TopicSpec(name, keyed, events, durable, operation, lagging, publishScope, readScope, planned);
    }

    /** The same topic with another policy for readers that fall off the window. */
    public TopicSpec withLagging(Lagging policy) {
        return new TopicSpec(name, keyed, events, durable, snapshot, policy, publishScope, readScope, planned);
    }

    /** The same topic, publishing on which needs a scope. */
    public TopicSpec withPublishScope(String scope) {
        return new TopicSpec(name, keyed, events, durable, snapshot, lagging, scope, readScope, planned);
    }

    /** The same topic, reading of which needs a scope. */
    public TopicSpec withReadScope(String scope) {
        return new TopicSpec(name, keyed, events, durable, snapshot, lagging, publishScope, scope, planned);
    }

    /** The same topic, which the server does not have yet. */
    public TopicSpec asPlanned() {
        return new TopicSpec(name, keyed, events, durable, snapshot, lagging, publishScope, readScope, true);
    }
}
