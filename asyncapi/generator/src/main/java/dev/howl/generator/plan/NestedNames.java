package dev.howl.generator.plan;

import dev.howl.generator.plan.JavaType.Alternative;
import dev.howl.generator.plan.JavaType.UnionType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of the records inside of unions. A class that implements a union inherits them, and could not name a class
 * of
 * the package that is called the same; so none may be.
 */
final class NestedNames {
    private static final String SUFFIX = "Value";

    private final ClassNames names;
    private final Set<String> used = new HashSet<>();

    private NestedNames(ClassNames names) {
        this.names = names;
    }

    /** Returns types whose unions nest no name that a class of the package has; every class has its name by now. */
    static List<JavaType> resolved(List<JavaType> types, ClassNames names) {
        return types.stream()
                .map(type -> type instanceof UnionType union ? new NestedNames(names).resolved(union) : type)
                .toList();
    }

    private JavaType resolved(UnionType union) {
        String unknown = free(union.unknown());
        List<Alternative> alternatives =
                union.alternatives().stream().map(this::resolved).toList();
        return new UnionType(union.name(), union.shape(), alternatives, unknown);
    }

    private Alternative resolved(Alternative alternative) {
        return alternative instanceof Alternative.Wrapper wrapper
                ? new Alternative.Wrapper(free(wrapper.record()), wrapper.type(), wrapper.shape(), wrapper.marks())
                : alternative;
    }

    private String free(String name) {
        String free = name;
        while (names.isTaken(free) || !used.add(free)) {
            free += SUFFIX;
        }
        return free;
    }
}
