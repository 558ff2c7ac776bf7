package dev.howl.runtime;

import dev.howl.runtime.Alternatives.JsonType;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A decision tree that tells which message of one direction a JSON frame is. Made by the generator from the schemas of
 * the messages; a {@link Router} executes it. Members are named by JSON Pointers, and are at the top of the frame or
 * inside of an object there. Immutable.
 *
 * <pre>{@code
 * RoutingPlan.byValue("/op",
 *         RoutingPlan.when(RoutingPlan.message("heartbeat"), "1"),
 *         RoutingPlan.when(RoutingPlan.message("identify"), "2"));
 * }</pre>
 */
public sealed interface RoutingPlan {
    /** A frame that is no message of the direction. */
    record Nothing() implements RoutingPlan {}

    /** A frame that is this message. */
    record Only(String message) implements RoutingPlan {}

    /** A frame that is the first of these messages whose schema it fits. */
    record InOrder(List<String> messages) implements RoutingPlan {
        public InOrder {
            messages = List.copyOf(messages);
        }
    }

    /**
     * A decision by the value of a member.
     *
     * @param absent the plan for frames without the member
     * @param other the plan for frames in which it has another value
     */
    record ByValue(String pointer, List<ValueCase> cases, RoutingPlan absent, RoutingPlan other)
            implements RoutingPlan {
        public ByValue {
            cases = List.copyOf(cases);
        }

        /** Returns this decision with a plan for frames without the member. */
        public ByValue absent(RoutingPlan plan) {
            return new ByValue(pointer, cases, plan, other);
        }

        /** Returns this decision with a plan for frames in which the member has another value. */
        public ByValue otherwise(RoutingPlan plan) {
            return new ByValue(pointer, cases, absent, plan);
        }
    }

    /** The plan for frames in which a member has one of these values. */
    record ValueCase(List<JsonNode> values, RoutingPlan then) {
        public ValueCase {
            values = List.copyOf(values);
        }
    }

    /**
     * A decision by the JSON type of a member, or of the frame itself.
     *
     * @param pointer the empty pointer for the frame itself
     * @param absent the plan for frames without the member
     */
    record ByType(String pointer, List<TypeCase> cases, RoutingPlan absent) implements RoutingPlan {
        public ByType {
            cases = List.copyOf(cases);
        }

        /** Returns this decision with a plan for frames without the member. */
        public ByType absent(RoutingPlan plan) {
            return new ByType(pointer, cases, plan);
        }
    }

    /**
     * The plan for values of some JSON types. A number without a fraction is an {@link JsonType#INTEGER}; {@link
     * JsonType#NUMBER} stands for the others.
     */
    record TypeCase(List<JsonType> types, RoutingPlan then) {
        public TypeCase {
            types = List.copyOf(types);
        }
    }

    /** A decision by the presence of a member. */
    record ByPresence(String pointer, RoutingPlan present, RoutingPlan absent) implements RoutingPlan {}

    /** Returns the plan of a direction without a message. */
    static RoutingPlan nothing() {
        return new Nothing();
    }

    /** Returns the plan for frames that are one message. */
    static RoutingPlan message(String id) {
        return new Only(id);
    }

    /** Returns the plan for frames that are the first of these messages whose schema they fit. */
    static RoutingPlan inOrder(String... ids) {
        return new InOrder(List.of(ids));
    }

    /** Returns a decision by the value of a member, which every frame has. */
    static ByValue byValue(String pointer, ValueCase... cases) {
        return new ByValue(pointer, List.of(cases), nothing(), nothing());
    }

    /**
     * Returns the plan for values of a member.
     *
     * @param values as JSON
     * @throws tools.jackson.core.JacksonException if a value is not valid JSON
     */
    static ValueCase when(RoutingPlan then, String... values) {
        return new ValueCase(Stream.of(values).map(Json.mapper()::readTree).toList(), then);
    }

    /** Returns a decision by the JSON type of a member, which every frame has, or of the frame itself. */
    static ByType byType(String pointer, TypeCase... cases) {
        return new ByType(pointer, List.of(cases), nothing());
    }

    /** Returns the plan for values of some JSON types. */
    static TypeCase when(RoutingPlan then, JsonType... types) {
        return new TypeCase(List.of(types), then);
    }

    /** Returns a decision by the presence of a member. */
    static RoutingPlan byPresence(String pointer, RoutingPlan present, RoutingPlan absent) {
        return new ByPresence(pointer, present, absent);
    }

    /**
     * Reads a plan from JSON.
     *
     * @throws IllegalArgumentException if it is no plan
     * @throws tools.jackson.core.JacksonException if it is not valid JSON
     */
    static RoutingPlan parse(String json) {
        return RoutingJson.read(Json.mapper().readTree(json));
    }
}
