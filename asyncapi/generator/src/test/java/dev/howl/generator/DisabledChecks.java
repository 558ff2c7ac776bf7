package dev.howl.generator;

import static dev.howl.testkit.conformance.result.Diagnosis.REFUSED_VALID;
import static dev.howl.testkit.conformance.result.Diagnosis.WRONG_CODE;
import static dev.howl.testkit.conformance.result.Diagnosis.WRONG_REPLY;

import dev.howl.runtime.Formats;
import dev.howl.runtime.RoutingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All checks of the validator and decisions of the router, each disabled in a channel of its own. */
final class DisabledChecks {
    private static final List<String> KEYWORDS = List.of(
            "type",
            "const",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems",
            "contains",
            "additionalItems",
            "required",
            "minProperties",
            "maxProperties",
            "propertyNames",
            "additionalProperties",
            "dependencies",
            "oneOf",
            "anyOf",
            "allOf",
            "not",
            "if");

    private DisabledChecks() {}

    /** Returns the channels, with one that has all checks for each base. */
    static List<DisabledCheck> all() {
        List<DisabledCheck> checks = new ArrayList<>();
        Stream.of("keywords", "formats", "by_value", "by_type", "by_presence", "in_order")
                .map(DisabledCheck::none)
                .forEach(checks::add);
        KEYWORDS.stream().map(keyword -> DisabledCheck.of("keywords", keyword)).forEach(checks::add);
        checks.add(DisabledCheck.of("keywords", "enum", "/of_propertyNames"));
        checks.add(DisabledCheck.of("keywords", "items", "/of_items/0", "/of_additionalItems"));
        checks.add(DisabledCheck.of("keywords", "patternProperties", "/of_patternProperties/x"));
        Formats.names().stream()
                .sorted()
                .map(format -> DisabledCheck.of("formats", format))
                .forEach(checks::add);
        checks.addAll(routings());
        return checks;
    }

    private static List<DisabledCheck> routings() {
        return List.of(
                DisabledCheck.routing(
                        "by_value", "other_values", DisabledChecks::anyValue, WRONG_CODE, "'open'", "'shut'"),
                DisabledCheck.routing("by_value", "a_case", DisabledChecks::oneCase, REFUSED_VALID, "'shut'"),
                DisabledCheck.routing("by_type", "types", DisabledChecks::firstType, REFUSED_VALID, "'sums'"),
                DisabledCheck.routing("by_presence", "absence", DisabledChecks::present, REFUSED_VALID, "'square'"),
                DisabledCheck.routing("by_presence", "presence", DisabledChecks::absent, REFUSED_VALID, "'circle'"),
                DisabledCheck.routing(
                        "in_order", "order", plan -> RoutingPlan.inOrder("large", "small"), WRONG_REPLY, "'small'"),
                DisabledCheck.routing(
                        "in_order", "the_second", plan -> RoutingPlan.message("small"), REFUSED_VALID, "'large'"));
    }

    private static RoutingPlan anyValue(RoutingPlan plan) {
        RoutingPlan.ByValue value = (RoutingPlan.ByValue) plan;
        return value.otherwise(value.cases().get(0).then());
    }

    private static RoutingPlan oneCase(RoutingPlan plan) {
        RoutingPlan.ByValue value = (RoutingPlan.ByValue) plan;
        return RoutingPlan.byValue(value.pointer(), value.cases().get(0));
    }

    private static RoutingPlan firstType(RoutingPlan plan) {
        return ((RoutingPlan.ByType) plan).cases().get(0).then();
    }

    private static RoutingPlan present(RoutingPlan plan) {
        return ((RoutingPlan.ByPresence) plan).present();
    }

    private static RoutingPlan absent(RoutingPlan plan) {
        return ((RoutingPlan.ByPresence) plan).absent();
    }
}
