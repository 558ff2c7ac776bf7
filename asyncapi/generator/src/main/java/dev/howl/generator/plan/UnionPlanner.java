package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.plan.JavaType.Alternative;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Mark;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The plan of one union. */
final class UnionPlanner {
    private static final String UNKNOWN = "Unknown";

    private final Shape shape;
    private final ClassName name;
    private final TypePlanner planner;
    private final Set<String> wrappers = new HashSet<>(Set.of(UNKNOWN));
    private final Set<TypeName> members = new HashSet<>();

    UnionPlanner(Shape shape, ClassName name, TypePlanner planner) {
        this.shape = shape;
        this.name = name;
        this.planner = planner;
    }

    JavaType.UnionType plan(Type.Union union) {
        List<Alternative> alternatives = new ArrayList<>();
        for (Type.Branch branch : union.branches()) {
            String own = ownName(branch);
            TypeName type =
                    planner.type(branch.shape(), () -> name.simpleName() + own).box();
            boolean implementing = type instanceof ClassName && planner.canImplement(type) && members.add(type);
            alternatives.add(
                    implementing
                            ? new Alternative.Implementation((ClassName) type, branch.marks())
                            : new Alternative.Wrapper(
                                    JavaNames.unique("Of" + own, "", wrappers), type, branch.shape(), branch.marks()));
        }
        return new JavaType.UnionType(name, shape, List.copyOf(alternatives), UNKNOWN);
    }

    /** Returns a name for a branch: its own, that of the constant that marks it, its title, or its JSON type. */
    private static String ownName(Type.Branch branch) {
        Schema schema = branch.schema();
        String asked = schema == null ? null : schema.name();
        if (asked == null) {
            asked = constant(branch.marks());
        }
        if (asked == null && schema != null) {
            asked = schema.keywords().title();
        }
        return asked == null ? ofMember(branch) : JavaNames.type(asked);
    }

    /** Returns the name of an object: that of the member that marks it, if there is one. */
    private static String ofMember(Type.Branch branch) {
        for (Mark mark : branch.marks()) {
            if (mark instanceof Mark.Present present) {
                return "With" + JavaNames.type(present.member());
            }
            if (mark instanceof Mark.OfMemberType told && told.types().size() == 1) {
                return JavaNames.type(told.member())
                        + word(told.types().iterator().next());
            }
        }
        return ofType(branch.shape());
    }

    private static @Nullable String constant(List<Mark> marks) {
        for (Mark mark : marks) {
            if (mark instanceof Mark.OfValue value && value.values().size() == 1) {
                JsonNode only = value.values().get(0);
                return only.isString() ? only.stringValue() : value.member() + " " + only;
            }
        }
        return null;
    }

    private static String ofType(Shape shape) {
        List<AllowedValue> values = shape.values();
        if (values != null && values.size() == 1 && !values.get(0).json().isContainer()) {
            return JavaNames.type(values.get(0).json().asString());
        }
        Set<Schema.Type> types = shape.types();
        return types.size() == 1 ? word(types.iterator().next()) : "Value";
    }

    private static String word(Schema.Type type) {
        return switch (type) {
            case STRING -> "Text";
            case NUMBER, INTEGER -> "Number";
            case BOOLEAN -> "Boolean";
            case ARRAY -> "List";
            case OBJECT -> "Object";
            case NULL -> "Null";
        };
    }
}
