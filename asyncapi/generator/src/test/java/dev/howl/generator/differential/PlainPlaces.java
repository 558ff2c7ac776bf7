package dev.howl.generator.differential;

import com.networknt.schema.Error;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Places of a schema at which the types are certain, so that constructors have to enforce what they can. */
final class PlainPlaces {
    private static final Set<String> ENFORCED = Set.of(
            "type",
            "required",
            "minLength",
            "maxLength",
            "pattern",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems");

    private static final Set<String> UNCERTAIN = Set.of(
            "oneOf",
            "anyOf",
            "allOf",
            "$ref",
            "if",
            "not",
            "patternProperties",
            "dependencies",
            "enum",
            "const",
            "contains");

    private PlainPlaces() {}

    /** Returns whether a violation is one that a constructor has to refuse. */
    static boolean isEnforced(Error violation, JsonNode schema) {
        boolean isAbsent = violation.getInstanceNode() != null
                && violation.getInstanceNode().isNull();
        if (!ENFORCED.contains(violation.getKeyword()) || isAbsent) {
            return false;
        }
        JsonNode place = schema;
        String path = violation.getEvaluationPath().toString();
        String inSchema = path.replaceFirst("^/allOf/0", "").replaceFirst("/[^/]*$", "");
        for (String step :
                inSchema.isEmpty() ? new String[0] : inSchema.substring(1).split("/", -1)) {
            if (place.has("type") && !isPlain(place)) {
                return false;
            }
            place = place.path(step.replace("~1", "/").replace("~0", "~"));
        }
        return isPlain(place) && !isConstant(violation, place);
    }

    private static boolean isPlain(JsonNode schema) {
        return schema.path("type").isString()
                && !schema.path("items").isArray()
                && schema.propertyNames().stream().noneMatch(UNCERTAIN::contains);
    }

    /** Returns whether a missing member is a constant, which is no component. */
    private static boolean isConstant(Error violation, JsonNode object) {
        JsonNode member = object.path("properties").path(String.valueOf(violation.getProperty()));
        return violation.getKeyword().equals("required") && !member.path("type").isString();
    }
}
