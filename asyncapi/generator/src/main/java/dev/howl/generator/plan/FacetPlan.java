package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a channel with the same first tag: one handler interface, one part of the client.
 *
 * @param tag {@code null} for operations without tags
 * @param handler the handler interface's name
 * @param api the client part's name; unused where {@code tag} is {@code null}
 * @param received what clients send and the runtime does not handle by itself
 * @param sent what the server sends outside topics, not as a reply, and not by the runtime itself
 * @param topics the topics whose events are sent by operations with this tag
 */
public record FacetPlan(
        @Nullable String tag,
        ClassName handler,
        ClassName api,
        List<OperationPlan> received,
        List<OperationPlan> sent,
        List<TopicPlan> topics) {

    /** Methods without parameters that every client has; those of operations and tags get other names. */
    public static final Set<String> OF_CLIENTS = Set.of("connect", "builder", "on", "state", "closed", "close");

    /** Returns the key of the client's part for one key; {@code null} if it has no part, or stands for several keys. */
    public @Nullable KeyPlan key() {
        List<KeyPlan> keys = topics.stream()
                .map(TopicPlan::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return tag == null || keys.size() != 1 ? null : keys.get(0);
    }

    /** Returns {@code true} if a server can start without a handler. */
    public boolean allPlanned() {
        return received.stream().allMatch(operation -> operation.operation().planned());
    }
}
