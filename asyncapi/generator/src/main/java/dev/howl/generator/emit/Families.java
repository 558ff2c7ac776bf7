package dev.howl.generator.emit;

import com.palantir.javapoet.ClassName;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.JavaType.Alternative.Implementation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sealed interfaces that each class of a package implements. */
final class Families {
    private final Map<ClassName, List<ClassName>> families = new HashMap<>();
    private final Set<ClassName> inUnions = new HashSet<>();

    Families(List<ChannelPlan> plans) {
        plans.forEach(plan ->
                plan.families().forEach(family -> family.members().forEach(member -> add(member, family.name()))));
        plans.forEach(plan -> plan.types().forEach(type -> {
            if (type instanceof JavaType.UnionType union) {
                add(union);
            }
        }));
    }

    private void add(JavaType.UnionType union) {
        union.alternatives().forEach(alternative -> {
            if (alternative instanceof Implementation implementation) {
                add(implementation.type(), union.name());
                inUnions.add(implementation.type());
            }
        });
    }

    private void add(ClassName member, ClassName family) {
        families.computeIfAbsent(member, any -> new ArrayList<>()).add(family);
    }

    /** Returns them in a stable order. */
    List<ClassName> of(ClassName type) {
        return families.getOrDefault(type, List.of());
    }

    /** Returns whether a class is an alternative of a union. */
    boolean isInUnion(ClassName type) {
        return inUnions.contains(type);
    }
}
