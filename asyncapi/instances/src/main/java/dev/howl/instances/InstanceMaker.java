package dev.howl.instances;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A maker of values that probably fit a schema. With all decisions 0 it makes a small one. */
final class InstanceMaker {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Levels of optional content. */
    private static final int LIMIT = 5;

    private static final int MAX_DEPTH = 40;

    private final Schemas schemas;
    private final Draw draw;
    private final ObjectMaker objects;
    private final ArrayMaker arrays;
    private final TextMaker texts;
    private final NumberMaker numbers;

    InstanceMaker(Schemas schemas, Draw draw) {
        this.schemas = schemas;
        this.draw = draw;
        this.objects = new ObjectMaker(schemas, draw, this);
        this.arrays = new ArrayMaker(draw, this);
        this.texts = new TextMaker(schemas, draw);
        this.numbers = new NumberMaker(draw);
    }

    /**
     * Returns a value that fits all schemas.
     *
     * @throws NoInstanceException if none was found
     */
    JsonNode value(List<SchemaPlace> places, int depth) {
        return value(places, List.of(), depth);
    }

    /** Returns a value that fits all schemas of the first list, and none of the second. */
    JsonNode value(List<SchemaPlace> places, List<SchemaPlace> unwanted, int depth) {
        if (depth > MAX_DEPTH) {
            // A member that is required and not described has no schema.
            String where = places.isEmpty() ? "" : " at " + places.get(0).pointer();
            throw new NoInstanceException("nested too deep" + where);
        }
        draw.count();
        return draw.retry(() -> {
            Demand demand = new Demand(schemas, draw, order(depth), places);
            unwanted.forEach(demand::refuse);
            JsonNode made = made(demand, depth);
            return demand.fitting(made) == null ? made : new Repairs(schemas, draw).repaired(demand, made);
        });
    }

    /** Returns whether only what is required may be made. */
    boolean isTight(int depth) {
        return depth >= LIMIT || draw.isSpent();
    }

    private Demand.Order order(int depth) {
        return isTight(depth) ? Demand.Order.FLATTEST : draw.isShown(depth) ? Demand.Order.WRITTEN : Demand.Order.FLAT;
    }

    private JsonNode made(Demand demand, int depth) {
        List<JsonNode> listed = demand.listed();
        if (listed != null) {
            List<JsonNode> allowed =
                    listed.stream().filter(value -> fits(demand, value)).toList();
            if (allowed.isEmpty()) {
                throw new NoInstanceException("no value of the enumeration fits at " + demand.pointer());
            }
            return allowed.get(draw.next(allowed.size()));
        }
        List<String> types = demand.types();
        if (draw.isShown(depth) && types.size() > 1) {
            types = types.stream().filter(type -> !type.equals("null")).toList();
        }
        return ofType(types.get(draw.next(types.size())), demand, depth);
    }

    private boolean fits(Demand demand, JsonNode value) {
        return demand.fitting(value) == null
                && demand.parts().stream().allMatch(part -> schemas.evaluator().accepts(part, value));
    }

    private JsonNode ofType(String type, Demand demand, int depth) {
        return switch (type) {
            case "null" -> JSON.nullNode();
            case "boolean" -> JSON.booleanNode(draw.next(2) == 1);
            case "integer" -> numbers.make(demand, true);
            case "number" -> numbers.make(demand, false);
            case "string" -> JSON.stringNode(texts.make(demand));
            case "array" -> arrays.make(demand, depth);
            case "object" -> objects.make(demand, depth);
            default -> throw new NoInstanceException("unknown type '" + type + "' at " + demand.pointer());
        };
    }
}
