package dev.howl.instances;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A maker of arrays: for 0 as short as is allowed, otherwise a few items longer, or as long as is allowed. */
final class ArrayMaker {
    private static final int MORE = 4;
    /** The longest array that is made only to be at a bound. */
    private static final int LONG = 40;

    private static final int TRIES = 30;

    private final Draw draw;
    private final InstanceMaker values;

    ArrayMaker(Draw draw, InstanceMaker values) {
        this.draw = draw;
        this.values = values;
    }

    JsonNode make(Demand demand, int depth) {
        List<SchemaPlace> contained = demand.parts().stream()
                .filter(part -> part.has("contains"))
                .map(part -> part.at("contains"))
                .toList();
        int least = demand.values("minItems").mapToInt(Counts::of).max().orElse(0);
        int most = demand.values("maxItems").mapToInt(Counts::of).min().orElse(Integer.MAX_VALUE);
        least = Math.max(least, contained.size());
        if (least > most) {
            throw new NoInstanceException("no number of items is allowed at " + demand.pointer());
        }
        int size = size(least, most, depth);
        boolean unique = demand.values("uniqueItems").anyMatch(JsonNode::asBoolean);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < size; i++) {
            try {
                // The demands of "contains" are met by the first items.
                array.add(item(demand, array, i < contained.size() ? contained.get(i) : null, unique, depth));
            } catch (NoInstanceException e) {
                if (i < least) {
                    throw e;
                }
                return array;
            }
        }
        return array;
    }

    private int size(int least, int most, int depth) {
        if (values.isTight(depth)) {
            return least;
        }
        if (draw.isShown(depth)) {
            return Math.max(least, Math.min(1, most));
        }
        int kind = draw.next(MORE + 2);
        boolean longest = kind == MORE + 1 && most <= LONG;
        return longest ? most : least + Math.min(Math.min(kind, MORE), most - least);
    }

    private JsonNode item(Demand demand, ArrayNode array, @Nullable SchemaPlace contained, boolean unique, int depth) {
        List<SchemaPlace> places = places(demand, array.size());
        if (contained != null) {
            places.add(contained);
        }
        JsonNode item = values.value(places, depth + 1);
        for (int i = 0; unique && i < TRIES; i++) {
            JsonNode candidate = item;
            if (array.valueStream().noneMatch(known -> Demand.same(known, candidate))) {
                return item;
            }
            int effort = i;
            item = draw.varied(effort, () -> values.value(places, depth + 1));
        }
        JsonNode last = item;
        if (unique && array.valueStream().anyMatch(known -> Demand.same(known, last))) {
            throw new NoInstanceException("no other unique item was found at " + demand.pointer());
        }
        return item;
    }

    private static List<SchemaPlace> places(Demand demand, int index) {
        List<SchemaPlace> places = new ArrayList<>();
        for (SchemaPlace part : demand.parts()) {
            JsonNode items = part.get("items");
            if (items.isArray()) {
                if (index < items.size()) {
                    places.add(part.at("items", Integer.toString(index)));
                } else if (part.has("additionalItems")) {
                    places.add(part.at("additionalItems"));
                }
            } else if (part.has("items")) {
                places.add(part.at("items"));
            }
        }
        return places;
    }
}
