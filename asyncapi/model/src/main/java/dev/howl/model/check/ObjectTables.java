package dev.howl.model.check;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.syntax.Mapping;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the specification's objects, read from {@code asyncapi-3.tables} and, for 2.x, from {@code
 * asyncapi-2.tables} over it.
 */
final class ObjectTables {
    static final String DOCUMENT = "AsyncAPI Object";
    static final String SCHEMA = "Schema Object";
    static final String MULTI_FORMAT = "Multi Format Schema Object";
    static final String COMPONENTS = "Components Object";
    static final String MESSAGE = "Message Object";
    static final String MESSAGE_CHOICE = "Message oneOf Object";
    static final String CHANNEL_ITEM = "Channel Item Object";

    private static final Pattern HEADER = Pattern.compile(
            "(.+? Object)(?: \\(x-howl (\\w+)\\))?( open)?(?: needs (\\S+))?(?: since ([0-9])\\.([0-9]))?");
    private static final Pattern FIELD =
            Pattern.compile(" +(\\S+?)(!?) +(.+?)(?: +for (\\S+)=(\\S+))?(?: +since ([0-9])\\.([0-9]))?(?: +§(\\S+))?");
    private static final ObjectTables THREE = new ObjectTables(List.of("asyncapi-3.tables"));
    private static final ObjectTables TWO = new ObjectTables(List.of("asyncapi-3.tables", "asyncapi-2.tables"));

    private final Map<String, Table> all = new LinkedHashMap<>();

    private ObjectTables(List<String> resources) {
        resources.forEach(this::read);
    }

    /** Returns the tables of a version; fields that came with a later minor version are among them. */
    static ObjectTables of(SpecificationVersion version) {
        return version.isTwo() ? TWO : THREE;
    }

    /**
     * The fields of one object.
     *
     * @param howl which extensions belong there, {@code null} for none
     * @param open whether unknown fields are allowed
     * @param needs the fields of which it has at least one, {@code null} if there is no such rule
     * @param required the fields that it must have in some version, or in some objects
     */
    record Table(
            String name,
            @Nullable String howl,
            boolean open,
            @Nullable RequiredChoice needs,
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

    /**
     * Fields of which an object has at least one.
     *
     * @param since as in {@link Field}
     */
    record RequiredChoice(List<String> names, @Nullable SpecificationVersion since) {
        boolean areIn(SpecificationVersion version) {
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
     */
    record Condition(String field, List<String> texts) {
        private static final String KEY = "@key";

        boolean holds(Mapping object) {
            String text = field.equals(KEY) ? object.step() : object.text(field);
            return text != null && texts.contains(text);
        }

        private Condition or(Condition other) {
            return new Condition(
                    field, Stream.concat(texts.stream(), other.texts.stream()).toList());
        }

        boolean isDecided(Mapping object) {
            return field.equals(KEY) || object.child(field) != null;
        }

        @Override
        public String toString() {
            return (field.equals(KEY) ? "key" : field) + " " + String.join(" or ", texts);
        }
    }

    Table get(String name) {
        return Objects.requireNonNull(all.get(name), name);
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

    private void read(String resource) {
        try (InputStream in =
                        Objects.requireNonNull(ObjectTables.class.getResourceAsStream("/dev/howl/model/" + resource));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Table current = null;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith(" ") && current != null) {
                    field(line, current);
                } else {
                    current = table(line);
                    all.put(current.name(), current);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table table(String line) {
        Matcher header = matched(HEADER, line);
        RequiredChoice needs = header.group(4) == null
                ? null
                : new RequiredChoice(List.of(header.group(4).split("\\|")), since(header, 5));
        return new Table(
                header.group(1),
                header.group(2),
                header.group(3) != null,
                needs,
                new LinkedHashMap<>(),
                new LinkedHashSet<>());
    }

    private static void field(String line, Table table) {
        Matcher field = matched(FIELD, line);
        boolean required = !field.group(2).isEmpty();
        if (required) {
            table.required().add(field.group(1));
        }
        table.fields()
                .computeIfAbsent(field.group(1), name -> new ArrayList<>())
                .add(new Field(
                        FieldType.parse(field.group(3)), required, since(field, 6), section(field), condition(field)));
    }

    private static @Nullable SpecificationVersion since(Matcher line, int group) {
        return line.group(group) == null
                ? null
                : new SpecificationVersion(
                        Integer.parseInt(line.group(group)), Integer.parseInt(line.group(group + 1)));
    }

    private static @Nullable Condition condition(Matcher field) {
        return field.group(4) == null
                ? null
                : new Condition(field.group(4), List.of(field.group(5).split("\\|")));
    }

    private static @Nullable String section(Matcher field) {
        String written = field.group(8);
        return written == null ? null : written.replace("core-", "Core ").replace("validation-", "Validation ");
    }

    private static Matcher matched(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException("not a line of a table: " + line);
        }
        return matcher;
    }
}
