package dev.howl.model.check;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the specification's objects, read from {@code asyncapi-3.tables} and, for 2.x, from {@code
 * asyncapi-2.tables} over it. Those of binding objects are read when a document has one.
 */
final class ObjectTables {
    static final String DOCUMENT = "AsyncAPI Object";
    static final String SCHEMA = "Schema Object";
    static final String MULTI_FORMAT = "Multi Format Schema Object";
    static final String COMPONENTS = "Components Object";
    static final String MESSAGE = "Message Object";
    static final String MESSAGE_CHOICE = "Message oneOf Object";
    static final String CHANNEL_ITEM = "Channel Item Object";

    private static final ObjectTables THREE = new ObjectTables(List.of("asyncapi-3.tables"));
    private static final ObjectTables TWO = new ObjectTables(List.of("asyncapi-3.tables", "asyncapi-2.tables"));

    private final Map<String, Table> all = new LinkedHashMap<>();

    private ObjectTables(List<String> resources) {
        resources.forEach(resource -> all.putAll(TableReader.read(resource)));
    }

    /** The binding objects of most protocols: few documents have one. */
    private static final class Bindings {
        private static final ObjectTables ALL = new ObjectTables(List.of("bindings.tables", "bindings-aws.tables"));
    }

    /** Returns the tables of a version; fields that came with a later minor version are among them. */
    static ObjectTables of(SpecificationVersion version) {
        return version.isTwo() ? TWO : THREE;
    }

    /**
     * The fields of one object.
     *
     * @param howl which extensions belong there, {@code null} for none
     * @param others the fields that it may have besides
     * @param choice the fields of which it has a certain number, {@code null} if there is no such rule
     * @param required the fields that it must have in some version, or in some objects
     */
    record Table(
            String name,
            @Nullable String howl,
            OtherFields others,
            @Nullable FieldChoice choice,
            Map<String, List<Field>> fields,
            Set<String> required) {
        /** Returns the field of that name that an object has, {@code null} for none. */
        @Nullable
        Field field(String name, Mapping object) {
            for (Field field : fields.getOrDefault(name, List.of())) {
                if (field.only() == null || field.only().holds(object)) {
                    return field;
                }
            }
            return null;
        }

        /** Returns the objects that have the field, {@code null} if all or none have. */
        @Nullable
        Condition condition(String name) {
            return fields.getOrDefault(name, List.of()).stream()
                    .map(Field::only)
                    .filter(Objects::nonNull)
                    .reduce(Condition::or)
                    .orElse(null);
        }

        /** Returns the section that describes the object. */
        String section(SpecificationVersion version) {
            return version.section(name.equals(MESSAGE_CHOICE) ? "Operation Object" : name);
        }

        /**
         * Returns the section that describes a field: that of JSON Schema for its keywords, otherwise that of the
         * object.
         */
        String section(SpecificationVersion version, String field) {
            List<Field> known = fields.getOrDefault(field, List.of());
            String own = known.isEmpty() ? null : known.get(0).section();
            return own == null ? section(version) : "JSON Schema draft-07, " + own;
        }
    }

    /** The fields that an object may have besides those of its table. */
    enum OtherFields {
        NONE,
        EXTENSIONS,
        /** Any fields, which nothing reads. */
        IGNORED,
        ANY
    }

    /**
     * Fields of which an object has a certain number.
     *
     * @param least the smallest number
     * @param most the largest number
     * @param since as in {@link Field}
     */
    record FieldChoice(
            List<String> names,
            int least,
            int most,
            @Nullable SpecificationVersion since) {
        boolean isIn(SpecificationVersion version) {
            return since == null || version.compareTo(since) >= 0;
        }
    }

    /**
     * A field.
     *
     * @param since the version that brought it, {@code null} where the first of its major version did
     * @param section of JSON Schema, {@code null} for the fields of AsyncAPI
     * @param only the objects that have the field, {@code null} if all have
     */
    record Field(
            FieldType type,
            boolean required,
            @Nullable SpecificationVersion since,
            @Nullable String section,
            @Nullable Condition only) {
        boolean isIn(SpecificationVersion version) {
            return since == null || version.compareTo(since) >= 0;
        }
    }

    /**
     * The objects in which a field stands.
     *
     * @param field whose text decides, or {@link #KEY} for the key of the object itself
     * @param texts one of which it is; {@link #ABSENT} stands for an object without the field
     */
    record Condition(String field, List<String> texts) {
        private static final String KEY = "@key";
        private static final String ABSENT = "-";

        boolean holds(Mapping object) {
            if (field.equals(KEY)) {
                return texts.contains(object.step());
            }
            String text = object.text(field);
            return text == null ? texts.contains(ABSENT) && object.child(field) == null : texts.contains(text);
        }

        Condition or(Condition other) {
            return new Condition(
                    field, Stream.concat(texts.stream(), other.texts.stream()).toList());
        }

        /** Returns whether an object says what it is, which an object with an unknown word does not. */
        boolean isDecided(Mapping object, Table table) {
            Node written = field.equals(KEY) ? null : object.child(field);
            return written == null
                    ? field.equals(KEY) || !table.required().contains(field)
                    : table.fields().getOrDefault(field, List.of()).stream()
                            .allMatch(known -> known.type().isWord(written));
        }

        @Override
        public String toString() {
            List<String> words =
                    texts.stream().filter(text -> !text.equals(ABSENT)).toList();
            return (field.equals(KEY) ? "key" : field) + " is " + String.join(" or ", words);
        }
    }

    /** Returns whether a version has that field of that object. */
    boolean has(String object, String field, SpecificationVersion version) {
        Table table = all.get(object);
        return table != null
                && table.fields().getOrDefault(field, List.of()).stream().anyMatch(known -> known.isIn(version));
    }

    /** Returns the names of the objects. */
    Set<String> names() {
        return all.keySet();
    }

    Table get(String name) {
        Table table = all.get(name);
        return table == null ? Objects.requireNonNull(Bindings.ALL.all.get(name), name) : table;
    }

    /** Returns whether a table is that of a binding object which generated code does not use. */
    boolean isUnused(Table table) {
        return !all.containsKey(table.name());
    }

    /**
     * Returns the type of the place in a document that a pointer leads to, {@code null} where the tables do not reach.
     */
    @Nullable
    FieldType at(List<String> steps) {
        FieldType type = new FieldType.Named(DOCUMENT, false);
        for (String step : steps) {
            FieldType next = step(type, step);
            if (next == null) {
                return null;
            }
            type = next;
        }
        return type;
    }

    private @Nullable FieldType step(FieldType type, String step) {
        if (type instanceof FieldType.Items items) {
            return items.item();
        }
        if (type instanceof FieldType.Distinct items) {
            return items.item();
        }
        if (type instanceof FieldType.Values values) {
            return values.value();
        }
        if (type instanceof FieldType.Named named) {
            List<Field> fields = get(named.table()).fields().getOrDefault(step, List.of());
            return fields.isEmpty() ? null : fields.get(0).type();
        }
        return null;
    }
}
