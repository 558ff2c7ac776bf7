package dev.howl.runtime;

import dev.howl.runtime.Alternatives.JsonType;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The JSON types of the values by which a member decides, for errors about other values. */
record ExpectedTypes(Set<JsonType> types, String words) {

    static ExpectedTypes of(RoutingPlan.ByValue plan) {
        Set<JsonType> types = EnumSet.noneOf(JsonType.class);
        plan.cases().stream().flatMap(each -> each.values().stream()).forEach(value -> types.add(kindOf(value)));
        String words = types.stream().map(ExpectedTypes::word).collect(Collectors.joining(" or "));
        return new ExpectedTypes(types, words);
    }

    /** Returns {@code true} if a value has one of the types. */
    boolean allow(JsonNode value) {
        return types.contains(kindOf(value));
    }

    /** Returns the JSON type of a value, whatever kind of number it is. */
    private static JsonType kindOf(JsonNode value) {
        JsonType type = JsonKinds.of(value);
        return type == JsonType.INTEGER ? JsonType.NUMBER : type;
    }

    private static String word(JsonType type) {
        String name = type.name().toLowerCase(Locale.ROOT);
        return switch (type) {
            case NULL -> name;
            case ARRAY, OBJECT, INTEGER -> "an " + name;
            default -> "a " + name;
        };
    }
}
