package dev.howl.generator.plan;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which Java type each shape becomes, and collects the classes that this takes. A class is named when it is met
 * and planned later, so that types which refer to one another in long chains need no deep stack. Not for several
 * threads.
 */
final class TypePlanner {
    private static final ClassName STRING = ScalarTypes.STRING;
    private static final ClassName ANY = ScalarTypes.ANY;
    private static final ClassName POSITION = ClassName.get("dev.howl.runtime", "Position");
    private static final AnnotationSpec NULLABLE = AnnotationSpec.builder(
                    ClassName.get("org.jspecify.annotations", "Nullable"))
            .build();

    /** Each takes a validator for all that the alternatives refer to. */
    private static final int MAX_WITNESSES = 20;

    private final ClassNames names;
    private final boolean keepUnknown;
    private final Diagnostics diagnostics;
    /** The types of shapes that were met before: most schemas have several places that refer to them. */
    private final Map<Shape, TypeName> byShape = new HashMap<>();

    /** Shapes whose types are being decided: lists and maps, whose types hold those of their items. */
    private final Set<Shape> open = new HashSet<>();

    private final Map<Object, ClassName> planned = new HashMap<>();
    private final Map<MessageComponent, JavaType.RecordType> messages = new HashMap<>();
    private final Set<TypeName> classes = new HashSet<>();
    private final Set<TypeName> enumerations = new HashSet<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<JavaType> types = new ArrayList<>();
    private int witnesses;
    private boolean exactNumbers;

    /** @param keepUnknown whether records keep members that the document neither lists nor forbids */
    TypePlanner(ClassNames names, boolean keepUnknown, Diagnostics diagnostics) {
        this.names = names;
        this.keepUnknown = keepUnknown;
        this.diagnostics = diagnostics;
    }

    /** Plans what is left, and returns every class planned since the last call. */
    List<JavaType> takeTypes() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
        List<JavaType> taken = List.copyOf(types);
        types.clear();
        return taken;
    }

    /** Claims a schema for a message, so that other places that refer to it use the message's record. */
    void claim(Schema payload, ClassName name) {
        planned.putIfAbsent(payload, name);
        classes.add(name);
    }

    /** Takes a record that was planned elsewhere. */
    JavaType.RecordType take(JavaType.RecordType type) {
        types.add(type);
        return type;
    }

    /** Returns the class of a message that another channel has too, {@code null} where none has. */
    @Nullable
    ClassName messageName(MessageComponent message) {
        JavaType.RecordType known = messages.get(message);
        return known == null ? null : known.name();
    }

    /** Returns the record of a message, the same for every channel that has it. */
    JavaType.RecordType message(MessageComponent message, Supplier<JavaType.RecordType> planner) {
        JavaType.RecordType known = messages.get(message);
        if (known != null) {
            return known;
        }
        JavaType.RecordType record = planner.get();
        messages.put(message, record);
        return record;
    }

    /** Plans the record of a message; properties that the runtime owns are left out. */
    JavaType.RecordType message(Shape payload, ClassName name, Set<String> owned) {
        return take(new RecordPlanner(payload, name, owned, this).plan());
    }

    /**
     * Returns the Java type of a shape, primitive where it can be.
     *
     * @param suggested the name of a class whose schema has none, made only where it is needed
     */
    TypeName type(Shape shape, Supplier<String> suggested) {
        TypeName before = byShape.get(shape);
        if (before != null) {
            return before;
        }
        if (!open.add(shape)) {
            return instead(shape, "the schema contains itself, and no object is between that could have a class", ANY);
        }
        TypeName type = newType(shape, suggested);
        open.remove(shape);
        byShape.put(shape, type);
        return type;
    }

    private TypeName newType(Shape shape, Supplier<String> suggested) {
        ClassFileLimits.checkTexts(shape, diagnostics);
        if ("JsonNode".equals(shape.roots().get(0).extension("x-howl-java-type"))) {
            return ANY;
        }
        Type type = Type.of(shape);
        if (type instanceof Type.Enumeration enumeration) {
            return enumeration(shape, enumeration.values(), suggested);
        }
        if (type instanceof Type.Constant && !ValueLists.widest(shape).equals(shape)) {
            return enumeration(
                    shape, Objects.requireNonNull(ValueLists.widest(shape).values()), suggested);
        }
        if (type instanceof Type.Struct struct) {
            return struct(shape, struct, suggested);
        }
        if (type instanceof Type.MapOf map) {
            return mapOf(map.values(), suggested);
        }
        if (type instanceof Type.ListOf list) {
            TypeName items = list.items() == null ? ANY : element(list.items(), () -> suggested.get() + "Item");
            return ParameterizedTypeName.get(ScalarTypes.LIST, items);
        }
        if (type instanceof Type.Union union) {
            return union(shape, union, suggested);
        }
        if (type instanceof Type.Opaque opaque) {
            return instead(shape, reason(opaque), ANY);
        }
        return plain(shape, type);
    }

    private TypeName plain(Shape shape, Type type) {
        if (type instanceof Type.BuiltIn) {
            return POSITION;
        }
        if (type instanceof Type.Scalar scalar) {
            TypeName java = ScalarTypes.of(scalar.json(), shape);
            exactNumbers |= ScalarTypes.isExact(java);
            return java;
        }
        return type instanceof Type.Constant constant ? ScalarTypes.of(constant.value(), shape) : ANY;
    }

    /** Returns a type that keeps every value of a shape which has no precise one, and reports that. */
    private TypeName instead(Shape shape, String reason, ClassName type) {
        diagnostics.warning(shape.location(), reason + "; the type is " + type.simpleName());
        return type;
    }

    private String reason(Type.Opaque opaque) {
        if (opaque.alike().isEmpty() || ++witnesses > MAX_WITNESSES) {
            return opaque.reason();
        }
        return opaque.reason()
                + opaque.witness().map(value -> ": both accept " + value).orElse(", which may be ambiguous");
    }

    private TypeName enumeration(Shape shape, List<AllowedValue> values, Supplier<String> suggested) {
        if (values.stream().allMatch(value -> value.json().isBoolean())) {
            return TypeName.BOOLEAN;
        }
        Shape widest = ValueLists.widest(shape);
        List<AllowedValue> all = Objects.requireNonNull(widest.values());
        if (ClassFileLimits.areTooMany(all)) {
            boolean texts = all.stream().allMatch(value -> value.json().isString());
            if (texts) {
                ValueLists.checkList(shape, diagnostics);
            }
            return instead(shape, "the enumeration has more values than a Java class can hold", texts ? STRING : ANY);
        }
        ClassName type = named(widest, suggested, name -> types.add(new JavaType.EnumType(name, widest, all)));
        enumerations.add(type);
        return type;
    }

    private TypeName struct(Shape shape, Type.Struct struct, Supplier<String> suggested) {
        if (ClassFileLimits.isTooWide(struct)) {
            return instead(shape, "the object has more properties than a record can have", ANY);
        }
        return named(shape, suggested, name -> types.add(new RecordPlanner(shape, name, Set.of(), this).plan()));
    }

    TypeName mapOf(@Nullable Shape values, Supplier<String> suggested) {
        TypeName type = values == null ? ANY : element(values, () -> suggested.get() + "Value");
        return ParameterizedTypeName.get(ClassName.get(Map.class), STRING, type);
    }

    private TypeName union(Shape shape, Type.Union union, Supplier<String> suggested) {
        return named(shape, suggested, name -> types.add(new UnionPlanner(shape, name, this).plan(union)));
    }

    /** Returns the type of an item or a value; of {@code JsonNode}, JSON's null is a value like others. */
    private TypeName element(Shape shape, Supplier<String> suggested) {
        TypeName type = type(shape, suggested).box();
        return shape.isNullable() && !type.equals(ANY) ? type.annotated(NULLABLE) : type;
    }

    private interface Plan {
        void as(ClassName name);
    }

    private ClassName named(Shape shape, Supplier<String> suggested, Plan plan) {
        Optional<Schema> owner = shape.classOwner();
        Object key = owner.isPresent() ? owner.get() : shape;
        ClassName known = planned.get(key);
        if (known != null) {
            return known;
        }
        Schema schema = owner.orElse(shape.roots().get(0));
        ClassName name =
                owner.isEmpty() && shape.isOneOfUnion() ? name(schema, null, suggested.get()) : name(schema, suggested);
        planned.put(key, name);
        classes.add(name);
        waiting.add(() -> plan.as(name));
        return name;
    }

    private ClassName name(Schema schema, Supplier<String> suggested) {
        String asked = schema.extension("x-howl-name");
        String own = asked != null ? asked : schema.name() != null ? JavaNames.type(schema.name()) : suggested.get();
        return name(schema, asked, own);
    }

    private ClassName name(Schema schema, @Nullable String asked, String own) {
        ClassName name = names.allocate(own);
        if (ClassNames.isLong(own)) {
            diagnostics.warning(
                    schema.location(),
                    "its class is named " + name.simpleName() + ", because the full name has " + own.length()
                            + " letters; choose another name with x-howl-name");
        }
        if (asked == null) {
            ClassNames.warnOfEscape(own, name, schema.location(), diagnostics);
        }
        return name;
    }

    /** Returns the default of a value that is not a component of an object, {@code null} where it has none. */
    @Nullable
    CodeBlock defaultValue(Shape shape, TypeName type) {
        return new RecordPlanner(shape, STRING, Set.of(), this).defaultValue(shape, type);
    }

    /** Returns whether a type is an enumeration that was planned. */
    boolean isEnumeration(TypeName type) {
        return enumerations.contains(type);
    }

    /** Returns whether a type is a class that can implement a union. */
    boolean canImplement(TypeName type) {
        return classes.contains(type) && !enumerations.contains(type);
    }

    /** Returns whether records keep members that the document neither lists nor forbids. */
    boolean keepsUnknown() {
        return keepUnknown;
    }

    /** Returns whether a type that was planned needs every digit of a number. */
    boolean hasExactNumbers() {
        return exactNumbers;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }
}
