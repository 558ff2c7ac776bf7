package dev.howl.runtime;

import dev.howl.runtime.Alternatives.JsonType;
import dev.howl.runtime.RoutingPlan.ByPresence;
import dev.howl.runtime.RoutingPlan.ByType;
import dev.howl.runtime.RoutingPlan.ByValue;
import dev.howl.runtime.RoutingPlan.InOrder;
import dev.howl.runtime.RoutingPlan.Nothing;
import dev.howl.runtime.RoutingPlan.Only;
import dev.howl.runtime.RoutingPlan.TypeCase;
import dev.howl.runtime.RoutingPlan.ValueCase;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of a {@link RoutingPlan}, as schema bundles carry it: {@code null} is nothing, a string one message, an
 * array several in order, and an object a decision.
 *
 * <pre>{@code
 * {"value": "/op", "cases": [{"is": [1], "then": "heartbeat"}, {"is": [2], "then": "identify"}]}
 * {"type": "", "cases": [{"is": ["object"], "then": "say"}, {"is": ["array"], "then": "list"}]}
 * {"present": "/error", "then": "failed", "absent": "done"}
 * }</pre>
 */
public final class RoutingJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String VALUE = "value";
    private static final String TYPE = "type";
    private static final String PRESENT = "present";
    private static final String CASES = "cases";
    private static final String IS = "is";
    private static final String THEN = "then";
    private static final String ABSENT = "absent";
    private static final String OTHER = "other";

    private RoutingJson() {}

    /** Writes a plan. */
    public static JsonNode write(RoutingPlan plan) {
        if (plan instanceof Only only) {
            return NODES.stringNode(only.message());
        }
        if (plan instanceof InOrder order) {
            ArrayNode ids = NODES.arrayNode();
            order.messages().forEach(ids::add);
            return ids;
        }
        if (plan instanceof ByValue value) {
            ObjectNode out = NODES.objectNode().put(VALUE, value.pointer());
            ArrayNode cases = out.putArray(CASES);
            value.cases().forEach(each -> cases.add(aCase(each.values(), each.then())));
            set(out, ABSENT, value.absent());
            set(out, OTHER, value.other());
            return out;
        }
        if (plan instanceof ByType type) {
            ObjectNode out = NODES.objectNode().put(TYPE, type.pointer());
            ArrayNode cases = out.putArray(CASES);
            type.cases().forEach(each -> cases.add(aCase(names(each.types()), each.then())));
            set(out, ABSENT, type.absent());
            return out;
        }
        if (plan instanceof ByPresence presence) {
            ObjectNode out = NODES.objectNode().put(PRESENT, presence.pointer());
            set(out, THEN, presence.present());
            set(out, ABSENT, presence.absent());
            return out;
        }
        return NODES.nullNode();
    }

    private static ObjectNode aCase(Collection<? extends JsonNode> is, RoutingPlan then) {
        ObjectNode out = NODES.objectNode();
        out.putArray(IS).addAll(is);
        out.set(THEN, write(then));
        return out;
    }

    private static List<JsonNode> names(List<JsonType> types) {
        return types.stream()
                .<JsonNode>map(type -> NODES.stringNode(type.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static void set(ObjectNode out, String name, RoutingPlan plan) {
        if (!(plan instanceof Nothing)) {
            out.set(name, write(plan));
        }
    }

    /**
     * Reads a plan.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static RoutingPlan read(JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return RoutingPlan.nothing();
        }
        if (json.isString()) {
            return new Only(json.stringValue());
        }
        if (json.isArray()) {
            return new InOrder(json.valueStream().map(RoutingJson::text).toList());
        }
        if (json.has(VALUE)) {
            List<ValueCase> cases = json.path(CASES)
                    .valueStream()
                    .map(each -> new ValueCase(List.copyOf(each.path(IS).values()), read(each.path(THEN))))
                    .toList();
            return new ByValue(text(json.path(VALUE)), cases, read(json.path(ABSENT)), read(json.path(OTHER)));
        }
        if (json.has(TYPE)) {
            List<TypeCase> cases = json.path(CASES)
                    .valueStream()
                    .map(each -> new TypeCase(types(each.path(IS)), read(each.path(THEN))))
                    .toList();
            return new ByType(text(json.path(TYPE)), cases, read(json.path(ABSENT)));
        }
        if (json.has(PRESENT)) {
            return new ByPresence(text(json.path(PRESENT)), read(json.path(THEN)), read(json.path(ABSENT)));
        }
        throw new IllegalArgumentException(
                json.isObject() ? "an object must have 'value', 'type' or 'present'" : "must be a plan: " + json);
    }

    private static List<JsonType> types(JsonNode names) {
        return names.valueStream()
                .map(name -> JsonType.valueOf(text(name).toUpperCase(Locale.ROOT)))
                .toList();
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException("must be a string: " + node);
        }
        return node.stringValue();
    }
}
