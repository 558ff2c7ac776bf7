package dev.howl.instances;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The JSON types that several schemas allow together. */
final class AllowedTypes {
    private static final List<String> TYPES =
            List.of("object", "array", "string", "integer", "number", "boolean", "null");

    private AllowedTypes() {}

    /**
     * Returns the types in the order of the document, all of them where it names none; those that other keywords are about come
     * alone then.
     *
     * @param refused schemas that the value must not fit
     */
    static List<String> of(List<SchemaPlace> parts, List<SchemaPlace> refused) {
        Set<String> types = null;
        for (SchemaPlace part : parts) {
            if (part.has("type")) {
                Set<String> own = named(part.get("type"));
                own.retainAll(types == null ? own : types);
                types = own;
            }
        }
        Set<String> allowed = types == null ? new LinkedHashSet<>(TYPES) : types;
        refused.stream()
                .filter(negative ->
                        negative.schema().size() == 1 && negative.get("type").isString())
                .map(negative -> negative.get("type").stringValue())
                .forEach(allowed::remove);
        return types == null ? implied(parts, allowed) : List.copyOf(allowed);
    }

    private static Set<String> named(JsonNode type) {
        Set<String> named = new LinkedHashSet<>();
        (type.isArray() ? type.valueStream() : Stream.of(type)).forEach(each -> named.add(each.asString()));
        if (named.contains("number")) {
            named.add("integer");
        }
        return named;
    }

    private static List<String> implied(List<SchemaPlace> parts, Set<String> allowed) {
        List<String> told = new ArrayList<>();
        for (String type : List.of("object", "array", "string", "number")) {
            boolean isMeant =
                    parts.stream().anyMatch(part -> Keywords.of(type).stream().anyMatch(part::has));
            if (allowed.contains(type) && isMeant) {
                told.add(type);
            }
        }
        return told.isEmpty() ? List.copyOf(allowed) : told;
    }
}
