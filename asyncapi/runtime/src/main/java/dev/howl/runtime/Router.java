package dev.howl.runtime;

import dev.howl.runtime.Alternatives.JsonType;
import dev.howl.runtime.RoutingPlan.ByPresence;
import dev.howl.runtime.RoutingPlan.ByType;
import dev.howl.runtime.RoutingPlan.ByValue;
import dev.howl.runtime.RoutingPlan.InOrder;
import dev.howl.runtime.RoutingPlan.Only;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A {@link RoutingPlan} prepared for execution: a decision by value is one look-up in a hash table, however many messages
 * there are. Immutable and thread-safe.
 *
 * @param <T> what stands for a message
 */
public final class Router<T> {
    private final Step<T> first;

    private Router(Step<T> first) {
        this.first = first;
    }

    /**
     * Prepares a plan.
     *
     * @param messages finds what stands for the message of an id; {@code null} if there is none
     * @throws IllegalArgumentException if the plan has a message that there is none for
     */
    public static <T> Router<T> of(RoutingPlan plan, Function<? super String, ? extends @Nullable T> messages) {
        Step<T> first = step(plan, messages);
        return new Router<>(first == null ? frame -> missing() : first);
    }

    /**
     * Returns the messages that a frame may be: one that the plan tells, or several in the order in which their schemas
     * are to be tried.
     *
     * @throws CodedException with {@code unknown_type} if it is no message of the direction, with a pointer to the member
     *     that decides, or to the object that lacks it; with {@code bad_json} if it must be an object and is none
     */
    public List<T> candidates(JsonNode frame) {
        return first.candidates(frame);
    }

    /** A decision, or its end. */
    private interface Step<T> {
        List<T> candidates(JsonNode frame);
    }

    private static <T> List<T> missing() {
        throw new CodedException(Codes.UNKNOWN_TYPE, "there is no such message in this direction");
    }

    /** Returns {@code null} for a plan that leads to nothing. */
    private static <T> @Nullable Step<T> step(
            RoutingPlan plan, Function<? super String, ? extends @Nullable T> messages) {
        if (plan instanceof Only only) {
            return end(List.of(only.message()), messages);
        }
        if (plan instanceof InOrder order) {
            return order.messages().isEmpty() ? null : end(order.messages(), messages);
        }
        if (plan instanceof ByValue value) {
            return valueStep(value, messages);
        }
        if (plan instanceof ByType type) {
            return typeStep(type, messages);
        }
        if (plan instanceof ByPresence presence) {
            RoutedMember member = RoutedMember.of(presence.pointer());
            Step<T> present = step(presence.present(), messages);
            Step<T> absent = step(presence.absent(), messages);
            return frame -> {
                boolean isPresent = member.in(frame) != null;
                Step<T> next = isPresent ? present : absent;
                if (next == null) {
                    throw isPresent ? member.unexpected() : member.missing(frame);
                }
                return next.candidates(frame);
            };
        }
        return null;
    }

    private static <T> Step<T> end(List<String> ids, Function<? super String, ? extends @Nullable T> messages) {
        List<T> found = new ArrayList<>();
        for (String id : ids) {
            T message = messages.apply(id);
            if (message == null) {
                throw new IllegalArgumentException("the direction has no message '" + id + "'");
            }
            found.add(message);
        }
        return frame -> found;
    }

    private static <T> Step<T> valueStep(ByValue plan, Function<? super String, ? extends @Nullable T> messages) {
        RoutedMember member = RoutedMember.of(plan.pointer());
        Map<Object, Step<T>> cases = new HashMap<>();
        plan.cases().forEach(each -> {
            Step<T> then = step(each.then(), messages);
            if (then != null) {
                each.values().forEach(value -> cases.put(JsonEquality.key(value), then));
            }
        });
        Step<T> absent = step(plan.absent(), messages);
        Step<T> other = step(plan.other(), messages);
        ExpectedTypes expected = ExpectedTypes.of(plan);
        return frame -> {
            JsonNode value = member.in(frame);
            if (value == null) {
                if (absent == null) {
                    throw member.missing(frame);
                }
                return absent.candidates(frame);
            }
            Step<T> next = cases.getOrDefault(JsonEquality.key(value), other);
            if (next == null) {
                throw expected.allow(value) ? member.unknown() : member.wrong(expected.words());
            }
            return next.candidates(frame);
        };
    }

    private static <T> Step<T> typeStep(ByType plan, Function<? super String, ? extends @Nullable T> messages) {
        RoutedMember member = RoutedMember.of(plan.pointer());
        Map<JsonType, Step<T>> cases = new EnumMap<>(JsonType.class);
        plan.cases().forEach(each -> {
            Step<T> then = step(each.then(), messages);
            if (then != null) {
                each.types().forEach(type -> cases.put(type, then));
            }
        });
        Step<T> absent = step(plan.absent(), messages);
        return frame -> {
            JsonNode value = member.in(frame);
            Step<T> next = value == null ? absent : cases.get(JsonKinds.of(value));
            if (next == null) {
                throw value == null ? member.missing(frame) : member.typeOfNoMessage();
            }
            return next.candidates(frame);
        };
    }
}
