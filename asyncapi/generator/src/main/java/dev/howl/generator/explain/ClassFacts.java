package dev.howl.generator.explain;

import dev.howl.generator.explain.Explanation.Fact;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.JavaType.Alternative;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.EnumType;
import dev.howl.generator.plan.JavaType.Holds;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.generator.plan.JavaType.UnionType;
import dev.howl.model.shape.PresenceRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The content of a class: components, values or alternatives. */
final class ClassFacts {
    private ClassFacts() {}

    static List<Fact> of(JavaType type) {
        if (type instanceof RecordType object) {
            return of(object);
        }
        if (type instanceof UnionType union) {
            return List.of(alternatives(union));
        }
        return List.of(Fact.bounded(
                "values",
                ((EnumType) type)
                        .values().stream()
                                .map(value -> SafeText.json(value.json()))
                                .toList()));
    }

    private static List<Fact> of(RecordType type) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.bounded(
                "components",
                type.components().stream().map(ClassFacts::component).toList()));
        facts.add(Fact.bounded(
                "written by itself",
                type.constants().stream()
                        .map(constant -> "'" + constant.property() + "': " + SafeText.json(constant.json()))
                        .toList()));
        facts.add(Fact.bounded("read and written by the runtime", ofRuntime(type)));
        facts.add(Fact.bounded(
                "presence", type.presence().stream().map(ClassFacts::presence).toList()));
        return facts;
    }

    private static String component(Component component) {
        String own = PlannedTypes.spelled(component.type()) + " " + component.name();
        String property = component.property().equals(component.name()) ? "" : " for '" + component.property() + "'";
        return own + property + ": " + presence(component);
    }

    private static String presence(Component component) {
        if (component.holds() == Holds.OTHERS) {
            return "members that have no component of their own";
        }
        if (component.holds() == Holds.FIELD) {
            return "may be absent or null, which differ";
        }
        if (component.required()) {
            return component.optional() ? "required, may be null" : "required";
        }
        return component.defaultValue() == null ? "null where it is absent" : "has a default where it is absent";
    }

    /** Returns the members of the schema that the record does not have. */
    private static List<String> ofRuntime(RecordType type) {
        if (!(type.body() instanceof JavaType.Body.Properties)) {
            return List.of();
        }
        Set<String> known = new HashSet<>();
        type.components().forEach(component -> known.add(component.property()));
        type.constants().forEach(constant -> known.add(constant.property()));
        return type.shape().members().keySet().stream()
                .filter(member -> !known.contains(member))
                .map(member -> "'" + member + "'")
                .toList();
    }

    private static String presence(PresenceRule rule) {
        List<String> sets = rule.alternatives().stream()
                .map(names -> names.stream().sorted().toList().toString())
                .toList();
        return (rule.exactlyOne() ? "exactly one of " : "at least one of ") + SafeText.either(sets);
    }

    private static Fact alternatives(UnionType union) {
        List<String> lines = union.alternatives().stream()
                .map(alternative -> alternative(union, alternative))
                .toList();
        List<String> all = new ArrayList<>(Fact.bounded("alternatives", lines).values());
        all.add(union.name().simpleName() + "." + union.unknown() + ": any other value");
        return new Fact("alternatives", all);
    }

    private static String alternative(UnionType union, Alternative alternative) {
        String type = PlannedTypes.spelled(PlannedTypes.type(alternative));
        String name = alternative instanceof Alternative.Wrapper wrapper
                ? union.name().simpleName() + "." + wrapper.record() + " of " + type
                : type;
        return name + ": " + MarkText.of(alternative.marks());
    }
}
