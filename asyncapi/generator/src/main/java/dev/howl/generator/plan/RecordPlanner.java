package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.Constant;
import dev.howl.generator.plan.JavaType.Holds;
import dev.howl.generator.plan.JavaType.Others;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.OtherMembers;
import dev.howl.model.shape.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The plan of one record. Not safe for use by several threads. */
final class RecordPlanner {
    private static final ClassName ANY = ScalarTypes.ANY;
    private static final ClassName FIELD = ClassName.get("dev.howl.runtime", "Field");
    private static final String ADDITIONAL = "additional";

    private final Shape shape;
    private final ClassName name;
    private final Set<String> owned;
    private final TypePlanner planner;
    private final List<Component> components = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** @param owned properties that the runtime reads and writes, and the record does not have */
    RecordPlanner(Shape shape, ClassName name, Set<String> owned, TypePlanner planner) {
        this.shape = shape;
        this.name = name;
        this.owned = owned;
        this.planner = planner;
    }

    RecordType plan() {
        shape.members().values().stream()
                .filter(member -> !owned.contains(member.name()))
                .forEach(this::add);
        Others others = others();
        ValueLists.checkAll(shape, components, planner.diagnostics());
        return new RecordType(
                name,
                shape,
                List.copyOf(components),
                List.copyOf(constants),
                shape.presence(),
                others,
                new JavaType.Body.Properties());
    }

    private void add(Member member) {
        String component = unique(member.name());
        TypeName type = planner.type(member.shape(), () -> name.simpleName() + JavaNames.type(member.name()));
        JsonNode constant = member.constant();
        CodeBlock literal = constant == null || !member.isRequired()
                ? null
                : literal(constant, type).orElse(null);
        if (constant != null && literal != null) {
            constants.add(new Constant(member.name(), component, type, literal, constant));
        } else {
            components.add(component(member, component, type));
        }
    }

    private String unique(String property) {
        return JavaNames.unique(JavaNames.member(property), "", names);
    }

    private Component component(Member member, String component, TypeName type) {
        Shape value = member.shape();
        if (member.isAbsentOrNull() && !type.equals(ANY)) {
            TypeName field = ParameterizedTypeName.get(FIELD, type.box());
            CodeBlock absent = CodeBlock.of("$T.absent()", FIELD);
            return new Component(member.name(), component, field, Holds.FIELD, false, false, absent, null, value);
        }
        CodeBlock defaultValue = member.isRequired() ? null : defaultValue(value, type);
        boolean optional = value.isNullable() || (!member.isRequired() && defaultValue == null);
        TypeName shown = optional || defaultValue != null ? type.box() : type;
        return new Component(
                member.name(),
                component,
                shown,
                Holds.VALUE,
                optional,
                member.isRequired(),
                defaultValue,
                value.extension("x-howl-filled-by"),
                value);
    }

    /** Returns the default of a value as an expression of its type, {@code null} where it has none. */
    @Nullable
    CodeBlock defaultValue(Shape value, TypeName type) {
        JsonNode written = value.first(keywords -> keywords.defaultValue()).orElse(null);
        if (written == null || written.isNull()) {
            return null;
        }
        CodeBlock literal = isListed(value, written) ? literal(written, type).orElse(null) : null;
        if (literal == null) {
            planner.diagnostics()
                    .warning(
                            value.location(),
                            "the 'default' cannot be written as Java, so generated code does not set it");
        }
        return literal;
    }

    private static boolean isListed(Shape value, JsonNode written) {
        List<AllowedValue> values = value.values();
        return values == null || values.stream().anyMatch(each -> each.json().equals(written));
    }

    private Optional<CodeBlock> literal(JsonNode value, TypeName type) {
        if (!planner.isEnumeration(type)) {
            return Literals.of(value, type);
        }
        CodeBlock written = value.isString()
                ? Literals.text(value.stringValue())
                : CodeBlock.of("new $T($S)", BigDecimal.class, value.asString());
        return value.isString() || value.isNumber()
                ? Optional.of(CodeBlock.of("$T.of($L)", type, written))
                : Optional.empty();
    }

    /** Plans the component of the members that no other one holds, and adds it to them. */
    private @Nullable Others others() {
        OtherMembers others = shape.others();
        boolean isWhole = shape.alternatives().isEmpty();
        if (isWhole
                && !others.areKept(!planner.keepsUnknown() && !shape.members().isEmpty())) {
            return null;
        }
        List<String> ignored = Stream.concat(
                        owned.stream().filter(shape.members()::containsKey).sorted(),
                        constants.stream().map(Constant::property))
                .toList();
        List<String> reserved = Stream.concat(components.stream().map(Component::property), ignored.stream())
                .toList();
        Schema described = Schema.implied(
                Set.of(Schema.Type.OBJECT), "members that have no component of their own", shape.location());
        components.add(new Component(
                ADDITIONAL,
                unique(ADDITIONAL),
                planner.mapOf(others.values(), () -> name.simpleName() + "Additional"),
                Holds.OTHERS,
                false,
                false,
                CodeBlock.of("$T.of()", Map.class),
                null,
                Shape.of(described)));
        return new Others(reserved, ignored);
    }
}
