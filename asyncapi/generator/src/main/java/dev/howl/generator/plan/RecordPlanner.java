package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.plan.JavaType.Additional;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.Constant;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.model.schema.Schema;
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
    private static final ClassName ANY = ClassName.get(JsonNode.class);
    private static final String ADDITIONAL = "additional";

    private final Schema schema;
    private final ClassName name;
    private final Set<String> owned;
    private final TypePlanner planner;
    private final ObjectShape shape;
    private final List<Component> components = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();
    private final Set<String> members = new HashSet<>();

    /** @param owned properties that the runtime reads and writes, and the record does not have */
    RecordPlanner(Schema schema, ClassName name, Set<String> owned, TypePlanner planner) {
        this.schema = schema;
        this.name = name;
        this.owned = owned;
        this.planner = planner;
        this.shape = ObjectShape.of(schema);
    }

    RecordType plan() {
        shape.properties().forEach((property, value) -> {
            if (!owned.contains(property)) {
                property(property, value);
            }
        });
        shape.undescribed(owned).forEach(property -> {
            Schema any = Schema.implied(Set.of(), null, schema.location());
            components.add(component(property, member(property), ANY, true, any));
        });
        Additional additional = additional();
        return new RecordType(
                name,
                schema,
                List.copyOf(components),
                List.copyOf(constants),
                Presence.of(schema).orElse(null),
                additional,
                new JavaType.Body.Properties());
    }

    private void property(String property, Schema value) {
        String member = member(property);
        TypeName type = planner.type(value, name.simpleName() + JavaNames.type(property));
        boolean required = shape.required().contains(property);
        JsonNode constant = value.keywords().constant();
        Optional<CodeBlock> literal = constant == null || !required ? Optional.empty() : Literals.of(constant, type);
        literal.ifPresentOrElse(
                code -> constants.add(new Constant(property, member, type, code, value)),
                () -> components.add(component(property, member, type, required, value)));
    }

    private String member(String property) {
        return JavaNames.unique(JavaNames.member(property), "", members);
    }

    private Component component(String property, String member, TypeName type, boolean required, Schema value) {
        CodeBlock defaultValue = required ? null : defaultValue(value, type);
        boolean optional = value.isNullable() || (!required && defaultValue == null);
        TypeName shown = optional || defaultValue != null ? type.box() : type;
        return new Component(
                property, member, shown, optional, required, defaultValue, value.extension("x-howl-filled-by"), value);
    }

    private @Nullable CodeBlock defaultValue(Schema value, TypeName type) {
        JsonNode written = value.keywords().defaultValue();
        if (written == null || written.isNull()) {
            return null;
        }
        if (type instanceof ClassName named && planner.isPlanned(named) && written.isString()) {
            return CodeBlock.of("$T.of($L)", named, Literals.text(written.stringValue()));
        }
        if (type instanceof ClassName named && planner.isPlanned(named) && written.isNumber()) {
            return CodeBlock.of("$T.of(new $T($S))", named, BigDecimal.class, written.asString());
        }
        CodeBlock literal = Literals.of(written, type).orElse(null);
        if (literal == null) {
            planner.diagnostics()
                    .warning(value.location(), "the 'default' cannot be written as Java, and is left to the receiver");
        }
        return literal;
    }

    /** Plans the component of the members that no other one holds, and adds it to them. */
    private @Nullable Additional additional() {
        AdditionalMembers others = AdditionalMembers.of(schema);
        boolean alternativesHaveMore = !ObjectShape.lacking(schema).isEmpty();
        if (!others.areKept(shape.properties()) && !alternativesHaveMore) {
            return null;
        }
        List<String> ignored = Stream.concat(
                        owned.stream().filter(shape.properties()::containsKey).sorted(),
                        constants.stream().map(Constant::property))
                .toList();
        List<String> reserved = Stream.concat(components.stream().map(Component::property), ignored.stream())
                .toList();
        Schema described = Schema.implied(
                Set.of(Schema.Type.OBJECT), "members that have no component of their own", schema.location());
        Component component = new Component(
                ADDITIONAL,
                member(ADDITIONAL),
                planner.mapOf(others, name.simpleName() + "Additional"),
                false,
                false,
                CodeBlock.of("$T.of()", Map.class),
                null,
                described);
        components.add(component);
        return new Additional(component, reserved, ignored);
    }
}
