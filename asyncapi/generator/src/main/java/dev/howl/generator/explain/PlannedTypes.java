package dev.howl.generator.explain;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.HandshakePlan;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.JavaType.Alternative;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.Holds;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.generator.plan.JavaType.UnionType;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Java types that plans give to shapes, and the classes among them. */
final class PlannedTypes {
    private final Map<Shape, TypeName> byShape = new LinkedHashMap<>();
    private final Map<Schema, Shape> byRoot = new HashMap<>();
    private final Map<TypeName, JavaType> classes = new LinkedHashMap<>();

    private PlannedTypes() {}

    /**
     * The use of a schema.
     *
     * @param shape all that applies to the value together with the schema
     */
    record Use(Shape shape, TypeName type) {}

    static PlannedTypes of(List<ChannelPlan> plans) {
        PlannedTypes types = new PlannedTypes();
        List<JavaType> all =
                plans.stream().flatMap(plan -> plan.types().stream()).toList();
        all.forEach(types::addContent);
        plans.stream().map(ChannelPlan::handshake).forEach(types::addParameters);
        Set<TypeName> messages = plans.stream()
                .flatMap(plan -> Stream.concat(plan.clientMessages().stream(), plan.serverMessages().stream()))
                .map(MessagePlan::name)
                .collect(Collectors.toSet());
        // A message may lack members that the runtime owns, so that other places have another class for its schema.
        all.stream()
                .filter(type -> !messages.contains(type.name()))
                .forEach(type -> types.add(type.shape(), type.name()));
        all.forEach(type -> types.add(type.shape(), type.name()));
        return types;
    }

    private void addParameters(@Nullable HandshakePlan handshake) {
        if (handshake != null) {
            handshake.type().components().forEach(this::add);
        }
    }

    private void addContent(JavaType type) {
        classes.put(type.name(), type);
        if (type instanceof RecordType object) {
            object.components().forEach(this::add);
            object.components().stream()
                    .filter(component -> component.holds() == Holds.OTHERS)
                    .forEach(component -> addValues(object.shape(), component.type()));
            object.constants().forEach(constant -> Optional.ofNullable(
                            object.shape().members().get(constant.property()))
                    .ifPresent(member -> add(member.shape(), constant.type())));
        }
        if (type instanceof UnionType union) {
            addBranches(union);
        }
    }

    private void add(Component component) {
        if (component.holds() != Holds.OTHERS) {
            boolean field = component.holds() == Holds.FIELD;
            add(component.shape(), field ? argument(component.type(), 0) : component.type());
        }
    }

    /** The planner has made an alternative of each branch, in their order. */
    private void addBranches(UnionType union) {
        if (Type.of(union.shape()) instanceof Type.Union told
                && told.branches().size() == union.alternatives().size()) {
            for (int i = 0; i < told.branches().size(); i++) {
                add(told.branches().get(i).shape(), type(union.alternatives().get(i)));
            }
        }
    }

    static TypeName type(Alternative alternative) {
        return alternative instanceof Alternative.Wrapper wrapper
                ? wrapper.type()
                : ((Alternative.Implementation) alternative).type();
    }

    /** Names the type of a shape, and those inside of it. */
    private void add(Shape shape, TypeName type) {
        TypeName known = byShape.putIfAbsent(shape, type);
        if (known != null) {
            return;
        }
        shape.roots().forEach(root -> byRoot.putIfAbsent(root, shape));
        if (type instanceof ParameterizedTypeName) {
            if (Type.of(shape) instanceof Type.ListOf list && list.items() != null) {
                add(list.items(), argument(type, 0));
            }
            addValues(shape, type);
        }
    }

    private void addValues(Shape shape, TypeName map) {
        Shape values = shape.others().values();
        if (values != null
                && map instanceof ParameterizedTypeName named
                && named.typeArguments().size() == 2) {
            add(values, argument(map, 1));
        }
    }

    private static TypeName argument(TypeName type, int index) {
        return type instanceof ParameterizedTypeName named
                ? named.typeArguments().get(index).withoutAnnotations()
                : type;
    }

    /** Returns what a schema becomes; empty where no value is of that schema alone. */
    Optional<Use> use(Schema schema) {
        Shape alone = Shape.of(schema);
        Shape shape = byShape.containsKey(alone) ? alone : byRoot.get(schema);
        TypeName type = shape == null ? null : byShape.get(shape);
        return shape == null || type == null ? Optional.empty() : Optional.of(new Use(shape, type));
    }

    /** Returns the components of records that hold a value of a schema. */
    List<String> components(Schema schema) {
        List<String> found = new ArrayList<>();
        for (JavaType type : classes.values()) {
            if (type instanceof RecordType object) {
                object.components().stream()
                        .filter(component -> component.shape().roots().contains(schema))
                        .map(component ->
                                spelled(component.type()) + " " + object.name().simpleName() + "." + component.name())
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** Returns the types to which a schema contributes without being one, as a part of {@code allOf} does. */
    List<TypeName> joining(Schema schema) {
        return classes.values().stream()
                .filter(type -> type.shape().parts().contains(schema))
                .<TypeName>map(JavaType::name)
                .toList();
    }

    /** Returns the class, {@code null} if a type is none of the contract's. */
    @Nullable
    JavaType planned(TypeName type) {
        return classes.get(type.withoutAnnotations());
    }

    /** Returns a type as it stands in code, classes of the contract with their package. */
    String title(TypeName type) {
        JavaType known = planned(type);
        if (known instanceof RecordType object) {
            boolean bytes = object.body() instanceof JavaType.Body.Bytes;
            return (bytes ? "class " : "record ") + object.name().canonicalName();
        }
        if (known instanceof UnionType union) {
            return "sealed interface " + union.name().canonicalName();
        }
        return known == null
                ? spelled(type)
                : "class " + known.name().canonicalName() + ", an enumeration that keeps unknown values";
    }

    /** Returns a type as it stands in code, without packages. */
    static String spelled(TypeName type) {
        String nullable = type.isAnnotated() ? "@Nullable " : "";
        if (type instanceof ParameterizedTypeName named) {
            List<String> arguments =
                    named.typeArguments().stream().map(PlannedTypes::spelled).toList();
            return nullable + named.rawType().simpleName() + "<" + String.join(", ", arguments) + ">";
        }
        if (type instanceof ArrayTypeName array) {
            return nullable + spelled(array.componentType()) + "[]";
        }
        return type instanceof ClassName name
                ? nullable + String.join(".", name.simpleNames())
                : nullable + type.withoutAnnotations();
    }
}
