package dev.howl.generator.docs.example;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.JavaType.Alternative;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.EnumType;
import dev.howl.generator.plan.JavaType.Holds;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.generator.plan.JavaType.UnionType;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Mark;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The generated types of a client as JSON, from which the playground's script writes Java values as {@link JavaValues}
 * does. A type is a name, {@code @} before that of a generated one, or {@code ["List", type]}, {@code ["Map", type]};
 * {@code null} for one without expressions. A generated type is one of:
 *
 * <pre>{@code
 * {"record": [["<property>", "<setter>", <type>, <1 if required>]], "reserved": [<of the member ""> ]}
 * {"value": <type>}
 * {"enum": ["<text>"]}
 * {"union": [[[<mark>], <type>, "<wrapper>"]]}
 * }</pre>
 *
 * A mark is {@code ["type", [types]]}, {@code ["is", member, [values], orAbsent]}, {@code ["of", member, [types],
 * orAbsent]}, {@code ["has", member]} or {@code ["not", member]}.
 */
final class JavaTypeTable {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JavaValues values;
    private final ObjectNode table;

    /** @param table gets each generated type that is named */
    JavaTypeTable(JavaValues values, ObjectNode table) {
        this.values = values;
        this.table = table;
    }

    /** Returns a type as JSON, and adds the generated types in it to the table. */
    JsonNode of(TypeName annotated) {
        TypeName type = annotated.withoutAnnotations();
        JavaType known = values.known(type);
        if (known != null) {
            String name = name(known.name());
            if (!table.has(name)) {
                ObjectNode out = table.putObject(name);
                add(known, out);
            }
            return JSON.stringNode("@" + name);
        }
        if (type instanceof ParameterizedTypeName generic) {
            String raw = generic.rawType().simpleName();
            List<TypeName> arguments = generic.typeArguments();
            return Set.of("List", "Map").contains(raw)
                    ? JSON.arrayNode().add(raw).add(of(arguments.get(arguments.size() - 1)))
                    : JSON.nullNode();
        }
        TypeName plain = type.isBoxedPrimitive() ? type.unbox() : type;
        return JSON.stringNode(plain instanceof ClassName scalar ? scalar.simpleName() : plain.toString());
    }

    private static String name(ClassName type) {
        return String.join(".", type.simpleNames());
    }

    private void add(JavaType type, ObjectNode out) {
        if (type instanceof RecordType object) {
            addRecord(object, out);
        } else if (type instanceof EnumType enumeration && enumeration.isText()) {
            ArrayNode texts = out.putArray("enum");
            enumeration.values().forEach(value -> texts.add(value.json()));
        } else if (type instanceof UnionType union) {
            ArrayNode alternatives = out.putArray("union");
            union.alternatives().forEach(alternative -> add(union, alternative, alternatives));
        }
    }

    private void addRecord(RecordType type, ObjectNode out) {
        if (type.body() instanceof JavaType.Body.Value && type.components().size() == 1) {
            out.set("value", of(type.components().get(0).type()));
        } else if (type.body() instanceof JavaType.Body.Properties) {
            ArrayNode components = out.putArray("record");
            for (Component component : type.components()) {
                boolean isOthers = component.holds() == Holds.OTHERS;
                components
                        .addArray()
                        .add(isOthers ? null : component.property())
                        .add(component.name())
                        .add(of(JavaValues.valueType(component)))
                        .add(component.required() ? 1 : 0);
            }
            if (type.others() != null) {
                ArrayNode reserved = out.putArray("reserved");
                type.others().reserved().forEach(reserved::add);
            }
        }
    }

    private void add(UnionType union, Alternative alternative, ArrayNode out) {
        ArrayNode each = out.addArray();
        ArrayNode marks = each.addArray();
        alternative.marks().forEach(mark -> marks.add(mark(mark)));
        if (alternative instanceof Alternative.Wrapper wrapper) {
            each.add(of(wrapper.type())).add(name(union.name().nestedClass(wrapper.record())));
        } else if (alternative instanceof Alternative.Implementation implementation) {
            each.add(of(implementation.type()));
        }
    }

    private static ArrayNode mark(Mark mark) {
        ArrayNode out = JSON.arrayNode();
        if (mark instanceof Mark.OfType type) {
            out.add("type").add(names(type.types()));
        } else if (mark instanceof Mark.OfValue member) {
            out.add("is")
                    .add(member.member())
                    .add(JSON.arrayNode().addAll(member.values()))
                    .add(member.orAbsent());
        } else if (mark instanceof Mark.OfMemberType member) {
            out.add("of").add(member.member()).add(names(member.types())).add(member.orAbsent());
        } else if (mark instanceof Mark.Present present) {
            out.add("has").add(present.member());
        } else if (mark instanceof Mark.Absent absent) {
            out.add("not").add(absent.member());
        }
        return out;
    }

    private static ArrayNode names(Set<Schema.Type> types) {
        ArrayNode names = JSON.arrayNode();
        types.stream().sorted().forEach(type -> names.add(type.name().toLowerCase(Locale.ROOT)));
        return names;
    }
}
