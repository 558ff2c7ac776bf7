package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.model.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;

/**
 * The request for a snapshot of a topic.
 *
 * @param request what it sends; all that it must name is the subscription's key
 * @param reply the answer
 * @param position the answer's component that tells the position of the state
 */
public record SnapshotPlan(MessagePlan request, MessagePlan reply, Component position) {
    private static final ClassName POSITION = ClassName.get("dev.howl.runtime", "Position");

    /** Returns the plan for a topic, empty where it names no snapshot or one that a client cannot use. */
    static Optional<SnapshotPlan> of(TopicPlan topic, List<FacetPlan> facets) {
        return operation(topic, facets)
                .filter(operation -> operation.replies().size() == 1)
                .filter(operation -> unknown(topic, operation).isEmpty())
                .flatMap(operation -> position(operation)
                        .map(position -> new SnapshotPlan(
                                operation.message(), operation.replies().get(0), position)));
    }

    /** Notes why a client cannot use a snapshot. */
    static void check(TopicPlan topic, List<FacetPlan> facets, Diagnostics diagnostics) {
        operation(topic, facets).ifPresent(operation -> {
            String named = "topic '" + topic.topic().name() + "' names snapshot '"
                    + topic.topic().snapshot() + "', ";
            if (operation.replies().size() != 1 || position(operation).isEmpty()) {
                diagnostics.limit(
                        topic.topic().location(),
                        named + "whose reply must be one message with a required property of x-howl-type position,"
                                + " the position of the state");
            }
            unknown(topic, operation)
                    .forEach(component -> diagnostics.limit(
                            topic.topic().location(),
                            named + "which needs '" + component.property()
                                    + "', but a subscription has a key only (x-howl-filled-by: key)"));
        });
    }

    private static Optional<OperationPlan> operation(TopicPlan topic, List<FacetPlan> facets) {
        return facets.stream()
                .flatMap(facet -> facet.received().stream())
                .filter(operation ->
                        operation.operation().id().equals(topic.topic().snapshot()))
                .findFirst();
    }

    private static Optional<Component> position(OperationPlan operation) {
        return operation.replies().get(0).type().required().stream()
                .filter(component -> component.type().equals(POSITION))
                .findFirst();
    }

    private static List<Component> unknown(TopicPlan topic, OperationPlan operation) {
        return operation.message().type().required().stream()
                .filter(component -> topic.key() == null || !topic.key().fills(component))
                .toList();
    }
}
