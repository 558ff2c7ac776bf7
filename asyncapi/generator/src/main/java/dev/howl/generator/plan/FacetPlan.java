package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import java.util.List;
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

    /** What every client has without parameters; the method of an operation or a tag gets another name. */
    public static final Set<String> OF_CLIENTS = Set.of("connect", "builder", "on", "state", "closed", "close");

    /** Whether the client has a part of its own for them that stands for one key. */
    public boolean isOfOneKey() {
        return tag != null && topics.stream().anyMatch(topic -> topic.topic().keyed());
    }

    /** Whether a server can start without a handler. */
    public boolean allPlanned() {
        return received.stream().allMatch(operation -> operation.operation().planned());
    }
}
