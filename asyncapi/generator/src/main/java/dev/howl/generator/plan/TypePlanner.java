package dev.howl.generator.plan;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Decides which Java type each schema becomes, and collects the classes that this takes. Not for several threads.
 */
final class TypePlanner {
    private static final ClassName STRING = ClassName.get(String.class);
    private static final ClassName ANY = ClassName.get(JsonNode.class);
    private static final ClassName POSITION = ClassName.get("dev.howl.runtime", "Position");
    private static final AnnotationSpec NULLABLE = AnnotationSpec.builder(
                    ClassName.get("org.jspecify.annotations", "Nullable"))
            .build();

    private final ClassNames names;
    private final Diagnostics diagnostics;
    /** By identity: a schema's equality is its identity. */
    private final Map<Schema, ClassName> planned = new HashMap<>();

    private final List<JavaType> types = new ArrayList<>();

    TypePlanner(ClassNames names, Diagnostics diagnostics) {
        this.names = names;
        this.diagnostics = diagnostics;
    }

    /** Every class planned so far, in the order in which they were met. */
    List<JavaType> types() {
        return types;
    }

    /** Claims a schema for a message, so that other places that refer to it use the message's record. */
    void claim(Schema payload, ClassName name) {
        planned.putIfAbsent(payload, name);
    }

    /** Takes a record that was planned elsewhere. */
    JavaType.RecordType take(JavaType.RecordType type) {
        return add(type);
    }

    /** Plans the record of a message; properties that the runtime owns are left out. */
    JavaType.RecordType message(Schema payload, ClassName name, Set<String> owned) {
        return record(payload, name, owned);
    }

    /** The Java type of a schema, primitive where it can be. */
    TypeName type(Schema schema, String suggested) {
        ClassFileLimits.checkTexts(schema, diagnostics);
        Schema.Keywords keywords = schema.keywords();
        String builtIn = schema.extension("x-howl-type");
        if ("position".equals(builtIn)) {
            return POSITION;
        }
        Optional<Schema> only = schema.onlyNonNull();
        if (only.isPresent()) {
            return type(only.get(), suggested);
        }
        if (!schema.alternatives().isEmpty() && Presence.of(schema).isEmpty()) {
            String obstacle = Unions.obstacle(schema);
            return obstacle == null
                    ? named(schema, () -> union(schema, name(schema, suggested)))
                    : instead(schema, obstacle, ANY);
        }
        if (isEnumeration(keywords.enumValues())) {
            return ClassFileLimits.areTooMany(keywords.enumValues())
                    ? instead(
                            schema,
                            "the enumeration has more values than a Java class can hold",
                            isText(keywords.enumValues()) ? STRING : ANY)
                    : named(schema, () -> enumeration(schema, name(schema, suggested)));
        }
        if (ObjectShape.isObject(schema)) {
            return object(schema, suggested);
        }
        return keywords.allOf().isEmpty() ? scalarOrArray(schema, suggested) : allOf(schema, suggested);
    }

    /** Returns a type that keeps every value of a schema which has no precise one, and reports that. */
    private TypeName instead(Schema schema, String reason, ClassName type) {
        diagnostics.warning(schema.location(), reason + "; the type is " + type.simpleName());
        return type;
    }

    /** Texts and numbers, perhaps with booleans and {@code null} among them. */
    private static boolean isEnumeration(List<JsonNode> values) {
        return values.stream().anyMatch(value -> value.isString() || value.isNumber())
                && values.stream().noneMatch(JsonNode::isContainer);
    }

    private static boolean isText(List<JsonNode> values) {
        return values.stream().allMatch(value -> value.isString() || value.isNull());
    }

    /** What is no object can only be a reference with words and bounds of its own beside it. */
    private TypeName allOf(Schema schema, String suggested) {
        List<Schema> parts = schema.keywords().allOf().stream()
                .filter(part -> !Annotations.isAll(part))
                .toList();
        if (parts.isEmpty()) {
            return ANY;
        }
        return parts.size() == 1
                ? type(parts.get(0), suggested)
                : instead(schema, "'allOf' joins several schemas that are not all objects", ANY);
    }

    private TypeName object(Schema schema, String suggested) {
        if (ClassFileLimits.isTooWide(schema)) {
            return instead(schema, "the object has more properties than a record can have", ANY);
        }
        if (!ObjectShape.of(schema).properties().isEmpty()) {
            return named(schema, () -> record(schema, name(schema, suggested), Set.of()));
        }
        return mapOf(AdditionalMembers.of(schema), suggested);
    }

    TypeName mapOf(AdditionalMembers members, String suggested) {
        TypeName values = members.values() == null ? ANY : element(members.values(), suggested + "Value");
        return ParameterizedTypeName.get(ClassName.get(Map.class), STRING, values);
    }

    private TypeName scalarOrArray(Schema schema, String suggested) {
        Schema.Keywords keywords = schema.keywords();
        Set<Schema.Type> types = new HashSet<>(keywords.types());
        types.remove(Schema.Type.NULL);
        if (types.size() != 1) {
            return ofConstant(keywords);
        }
        return switch (types.iterator().next()) {
            case STRING -> ScalarTypes.string(keywords);
            case INTEGER -> ScalarTypes.integer(keywords);
            case NUMBER -> ScalarTypes.number(keywords);
            case BOOLEAN -> TypeName.BOOLEAN;
            case ARRAY -> list(keywords, suggested);
            case OBJECT -> object(schema, suggested);
            case NULL -> ANY;
        };
    }

    private TypeName list(Schema.Keywords keywords, String suggested) {
        TypeName items = keywords.items() == null ? ANY : element(keywords.items(), suggested + "Item");
        return ParameterizedTypeName.get(ClassName.get(List.class), items);
    }

    /** The type of an item or a value; of {@code JsonNode}, JSON's null is a value like others. */
    private TypeName element(Schema schema, String suggested) {
        TypeName type = type(schema, suggested).box();
        return schema.isNullable() && !type.equals(ANY) ? type.annotated(NULLABLE) : type;
    }

    private static TypeName ofConstant(Schema.Keywords keywords) {
        JsonNode constant = keywords.constant();
        if (constant == null) {
            return ANY;
        }
        return switch (constant.getNodeType()) {
            case STRING -> STRING;
            case BOOLEAN -> TypeName.BOOLEAN;
            case NUMBER -> constant.isIntegralNumber() ? TypeName.LONG : TypeName.DOUBLE;
            default -> ANY;
        };
    }

    private ClassName named(Schema schema, Supplier<JavaType> planner) {
        ClassName known = planned.get(schema);
        return known != null ? known : planner.get().name();
    }

    private ClassName name(Schema schema, String suggested) {
        String asked = schema.extension("x-howl-name");
        String own = asked != null ? asked : schema.name() != null ? JavaNames.type(schema.name()) : suggested;
        ClassName name = names.allocate(own);
        if (ClassNames.isLong(own)) {
            diagnostics.warning(
                    schema.location(),
                    "its class is called " + name.simpleName() + ", since the full name has " + own.length()
                            + " letters; x-howl-name gives it another one");
        }
        if (asked == null && JavaNames.hasEscape(own)) {
            diagnostics.warning(
                    schema.location(),
                    "its class is called " + name.simpleName() + ", since not all letters of the name have a form in"
                            + " ASCII; x-howl-name gives it another one");
        }
        planned.put(schema, name);
        return name;
    }

    private JavaType.EnumType enumeration(Schema schema, ClassName name) {
        List<JavaType.EnumValue> values = schema.keywords().enumValues().stream()
                .filter(value -> !value.isNull())
                .map(JavaType.EnumValue::of)
                .toList();
        return add(new JavaType.EnumType(name, schema, values));
    }

    private JavaType.RecordType record(Schema schema, ClassName name, Set<String> owned) {
        ClassFileLimits.checkTexts(schema, diagnostics);
        int at = types.size();
        RecordPlanner planner = new RecordPlanner(schema, name, owned, this);
        JavaType.RecordType record = planner.plan();
        types.add(at, record);
        return record;
    }

    private JavaType.UnionType union(Schema schema, ClassName name) {
        List<Schema> options = schema.alternatives();
        String property = Objects.requireNonNull(Unions.discriminator(options));
        int at = types.size();
        List<JavaType.Member> members = options.stream()
                .map(option -> {
                    String value = Unions.value(option, property);
                    ClassName member = (ClassName) type(option, name.simpleName() + JavaNames.type(value));
                    return new JavaType.Member(member, value);
                })
                .toList();
        JavaType.UnionType union = new JavaType.UnionType(name, schema, property, members);
        types.add(at, union);
        return union;
    }

    /** Returns whether a type is one that was planned. */
    boolean isPlanned(ClassName type) {
        return planned.containsValue(type);
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    private <T extends JavaType> T add(T type) {
        types.add(type);
        return type;
    }
}
