package dev.howl.model.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tables of the specification's objects, read from {@code asyncapi-3.tables}. */
final class ObjectTables {
    static final String DOCUMENT = "AsyncAPI Object";
    static final String SCHEMA = "Schema Object";
    static final String MULTI_FORMAT = "Multi Format Schema Object";
    static final String COMPONENTS = "Components Object";

    private static final Pattern HEADER = Pattern.compile("(.+ Object)(?: \\(x-howl (\\w+)\\))?( open)?");
    private static final Pattern FIELD = Pattern.compile(" +(\\S+?)(!?) +(.+)");
    private static final Map<String, Table> ALL = read();

    private ObjectTables() {}

    /**
     * The fields of one object.
     *
     * @param howl which extensions belong there, {@code null} for none
     * @param open whether unknown fields are allowed
     */
    record Table(String name, @Nullable String howl, boolean open, Map<String, Field> fields) {}

    /** A field. */
    record Field(FieldType type, boolean required) {}

    static Table get(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    /** The type of the place in a document that a pointer leads to, {@code null} where the tables do not reach. */
    static @Nullable FieldType at(List<String> steps) {
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

    private static @Nullable FieldType step(FieldType type, String step) {
        if (type instanceof FieldType.Items items) {
            return items.item();
        }
        if (type instanceof FieldType.Values values) {
            return values.value();
        }
        if (type instanceof FieldType.Named named) {
            Field field = get(named.table()).fields().get(step);
            return field == null ? null : field.type();
        }
        return null;
    }

    private static Map<String, Table> read() {
        try (InputStream in = Objects.requireNonNull(
                        ObjectTables.class.getResourceAsStream("/dev/howl/model/asyncapi-3.tables"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<String, Table> tables = new LinkedHashMap<>();
            Table current = null;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith(" ") && current != null) {
                    field(line, current);
                } else {
                    current = table(line);
                    tables.put(current.name(), current);
                }
            }
            return tables;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table table(String line) {
        Matcher header = matched(HEADER, line);
        return new Table(header.group(1), header.group(2), header.group(3) != null, new LinkedHashMap<>());
    }

    private static void field(String line, Table table) {
        Matcher field = matched(FIELD, line);
        boolean required = !field.group(2).isEmpty();
        table.fields().put(field.group(1), new Field(FieldType.parse(field.group(3)), required));
    }

    private static Matcher matched(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException("not a line of a table: " + line);
        }
        return matcher;
    }
}
