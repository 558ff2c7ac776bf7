package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.runtime.JsonEquality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The values that the schemas of one shape name. */
final class AllowedValues {
    private AllowedValues() {}

    /** Returns those that every schema which names any allows, without {@code null}; {@code null} where none does. */
    static @Nullable List<AllowedValue> of(List<Schema> parts, List<Branches> constants) {
        return Stream.concat(
                        parts.stream().map(part -> of(part.keywords())).filter(Objects::nonNull),
                        constants.stream().map(AllowedValues::of))
                .reduce(AllowedValues::both)
                .map(values -> fitting(values, parts))
                .orElse(null);
    }

    private static @Nullable List<AllowedValue> of(Keywords keywords) {
        JsonNode constant = keywords.constant();
        if (constant != null) {
            return List.of(new AllowedValue(constant, keywords.title(), keywords.description()));
        }
        return keywords.enumValues().isEmpty()
                ? null
                : keywords.enumValues().stream().map(AllowedValue::of).toList();
    }

    private static List<AllowedValue> of(Branches constants) {
        List<AllowedValue> values = new ArrayList<>();
        for (Schema branch : constants.branches()) {
            Keywords keywords = branch.keywords();
            JsonNode constant = keywords.constant();
            JsonNode value = constant == null ? keywords.enumValues().get(0) : constant;
            values.add(new AllowedValue(value, keywords.title(), keywords.description()));
        }
        return values;
    }

    private static List<AllowedValue> both(List<AllowedValue> some, List<AllowedValue> others) {
        Map<Object, AllowedValue> index = new LinkedHashMap<>();
        others.forEach(other -> index.put(JsonEquality.key(other.json()), other));
        return some.stream()
                .filter(value -> index.containsKey(JsonEquality.key(value.json())))
                .map(value -> value.title() == null ? index.get(JsonEquality.key(value.json())) : value)
                .toList();
    }

    private static List<AllowedValue> fitting(List<AllowedValue> values, List<Schema> parts) {
        Map<Object, AllowedValue> distinct = new LinkedHashMap<>();
        for (AllowedValue value : values) {
            Set<Schema.Type> type = Set.of(JsonTypes.of(value.json()));
            boolean fits = parts.stream()
                    .map(part -> part.keywords().types())
                    .allMatch(types ->
                            types.isEmpty() || !JsonTypes.both(type, types).isEmpty());
            if (fits && !value.json().isNull()) {
                distinct.putIfAbsent(JsonEquality.key(value.json()), value);
            }
        }
        return List.copyOf(distinct.values());
    }
}
