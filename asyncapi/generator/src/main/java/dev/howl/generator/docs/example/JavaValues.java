package dev.howl.generator.docs.example;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.docs.html.JsonText;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.JavaType.Alternative;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.EnumType;
import dev.howl.generator.plan.JavaType.Holds;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.generator.plan.JavaType.UnionType;
import dev.howl.generator.plan.Literals;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON values as expressions that make values of generated types. Not every type has one. */
final class JavaValues {
    private static final int MAX_DEPTH = 8;
    private static final int MOST_ENTRIES = 10;

    private final Map<TypeName, JavaType> types = new HashMap<>();

    JavaValues(List<ChannelPlan> plans) {
        plans.forEach(plan -> plan.types().forEach(type -> types.put(type.name(), type)));
    }

    /** Returns the class with a name, {@code null} for one that is not generated. */
    @Nullable
    JavaType known(TypeName type) {
        return types.get(type.withoutAnnotations());
    }

    /** Returns the expression, empty if there is no simple one. */
    Optional<CodeBlock> of(JsonNode value, TypeName type) {
        return of(value, type, 0);
    }

    private Optional<CodeBlock> of(JsonNode value, TypeName annotated, int depth) {
        TypeName type = annotated.withoutAnnotations();
        JavaType known = types.get(type);
        if (depth > MAX_DEPTH || value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (known instanceof RecordType object) {
            return record(value, object, depth);
        }
        if (known instanceof EnumType enumeration) {
            boolean isListed = enumeration.values().stream()
                    .anyMatch(allowed -> allowed.json().equals(value));
            return isListed && enumeration.isText() && value.isString()
                    ? Optional.of(CodeBlock.of("$T.of($L)", type, Literals.text(value.stringValue())))
                    : Optional.empty();
        }
        if (known instanceof UnionType union) {
            return UnionValues.alternative(union.alternatives(), value)
                    .flatMap(alternative -> alternative(value, union, alternative, depth));
        }
        if (type instanceof ParameterizedTypeName generic) {
            return container(value, generic, depth);
        }
        if (type.equals(ClassName.get(JsonNode.class))) {
            return Optional.of(
                    CodeBlock.of("new $T().readTree($L)", JsonMapper.class, Literals.text(JsonText.compact(value))));
        }
        return type.equals(ClassName.get(URI.class)) && value.isString()
                ? Optional.of(CodeBlock.of("$T.create($L)", URI.class, Literals.text(value.stringValue())))
                : Literals.of(value, type);
    }

    private Optional<CodeBlock> alternative(JsonNode value, UnionType union, Alternative alternative, int depth) {
        if (alternative instanceof Alternative.Implementation implementation) {
            return of(value, implementation.type(), depth + 1);
        }
        Alternative.Wrapper wrapper = (Alternative.Wrapper) alternative;
        return of(value, wrapper.type(), depth + 1)
                .map(inner -> CodeBlock.of("new $T($L)", union.name().nestedClass(wrapper.record()), inner));
    }

    private Optional<CodeBlock> container(JsonNode value, ParameterizedTypeName type, int depth) {
        List<TypeName> arguments = type.typeArguments();
        List<CodeBlock> parts = new ArrayList<>();
        if (value.isArray() && type.rawType().equals(ClassName.get(List.class))) {
            for (JsonNode item : value) {
                Optional<CodeBlock> part = of(item, arguments.get(0), depth + 1);
                part.ifPresent(parts::add);
                if (part.isEmpty()) {
                    return Optional.empty();
                }
            }
            return Optional.of(CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(parts, ", ")));
        }
        if (!value.isObject() || !type.rawType().equals(ClassName.get(Map.class)) || value.size() > MOST_ENTRIES) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            Optional<CodeBlock> part = of(entry.getValue(), arguments.get(1), depth + 1);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(CodeBlock.of("$L, $L", Literals.text(entry.getKey()), part.get()));
        }
        return Optional.of(CodeBlock.of("$T.of($L)", Map.class, CodeBlock.join(parts, ", ")));
    }

    private Optional<CodeBlock> record(JsonNode value, RecordType type, int depth) {
        if (type.body() instanceof JavaType.Body.Value && type.components().size() == 1) {
            return of(value, type.components().get(0).type(), depth + 1)
                    .map(only -> CodeBlock.of("new $T($L)", type.name(), only));
        }
        if (!(type.body() instanceof JavaType.Body.Properties) || !value.isObject()) {
            return Optional.empty();
        }
        if (type.components().isEmpty()) {
            return Optional.of(CodeBlock.of("new $T()", type.name()));
        }
        CodeBlock.Builder builder = CodeBlock.builder().add("$T.builder()", type.name());
        for (Component component : type.components()) {
            JsonNode member =
                    component.holds() == Holds.OTHERS ? others(value, type) : value.path(component.property());
            if (member.isMissingNode()) {
                if (component.required()) {
                    return Optional.empty();
                }
                continue;
            }
            Optional<CodeBlock> part = of(member, valueType(component), depth + 1);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            builder.add("\n.$N($L)", component.name(), part.get());
        }
        return Optional.of(builder.add("\n.build()").build());
    }

    /** Returns the members that have no component of their own, a missing node where there are none. */
    private static JsonNode others(JsonNode value, RecordType type) {
        ObjectNode rest = ((ObjectNode) value).deepCopy();
        if (type.others() != null) {
            rest.remove(type.others().reserved());
        }
        return rest.isEmpty() ? MissingNode.getInstance() : rest;
    }

    static TypeName valueType(Component component) {
        return component.holds() == Holds.FIELD && component.type() instanceof ParameterizedTypeName field
                ? field.typeArguments().get(0)
                : component.type();
    }
}
