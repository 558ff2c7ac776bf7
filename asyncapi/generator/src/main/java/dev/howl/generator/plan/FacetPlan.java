package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.howl.model.Operation;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a channel that belong together: one handler interface, one part of the client.
 *
 * @param handler the handler interface's name
 * @param api the client part's name; unused where the group is the rest
 * @param received what clients send and the runtime does not handle by itself
 * @param sent what the server sends outside topics, not as a reply, and not by the runtime itself
 * @param topics the topics whose events are sent by these operations
 */
public record FacetPlan(
        Group group,
        ClassName handler,
        ClassName api,
        List<OperationPlan> received,
        List<OperationPlan> sent,
        List<TopicPlan> topics) {

    /** Methods without parameters that every client has; those of operations and tags get other names. */
    public static final Set<String> OF_CLIENTS = Set.of("connect", "builder", "on", "state", "closed", "close");

    /** A property that the operations have in common. */
    public sealed interface Group {
        /** Returns the group of an operation: its first tag, else its part of a joined channel. */
        static Group of(Operation operation) {
            if (!operation.tags().isEmpty()) {
                return new Tag(operation.tags().get(0));
            }
            return operation.part() == null ? new Rest() : new Part(operation.part());
        }
    }

    /** The first tag. */
    public record Tag(String name) implements Group {}

    /** The channel of the document, where several are one WebSocket. */
    public record Part(String channel) implements Group {}

    /** No group: their methods are those of the client itself. */
    public record Rest() implements Group {}

    /** Returns the name of the group, {@code null} for the rest. */
    public @Nullable String name() {
        if (group instanceof Tag tag) {
            return tag.name();
        }
        return group instanceof Part part ? part.channel() : null;
    }

    /** Returns the operations in words, with Markdown. */
    public String words() {
        if (group instanceof Tag tag) {
            return "operations tagged `" + tag.name() + "`";
        }
        return "operations of channel `" + name() + "`";
    }

    /** Returns the key of the client's part for one key; {@code null} if it has no part, or stands for several keys. */
    public @Nullable KeyPlan key() {
        List<KeyPlan> keys = topics.stream()
                .map(TopicPlan::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return !(group instanceof Tag) || keys.size() != 1 ? null : keys.get(0);
    }

    /** Returns {@code true} if a server can start without a handler. */
    public boolean allPlanned() {
        return received.stream().allMatch(operation -> operation.operation().planned());
    }
}
