package dev.howl.model.check;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.check.ObjectTables.Condition;
import dev.howl.model.check.ObjectTables.Field;
import dev.howl.model.check.ObjectTables.FieldChoice;
import dev.howl.model.check.ObjectTables.OtherFields;
import dev.howl.model.check.ObjectTables.Table;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reader of tables; {@code asyncapi-3.tables} describes their notation. */
final class TableReader {
    private static final Pattern HEADER = Pattern.compile(
            "(.+? Object)(?: \\(x-howl (\\w+)\\))?(?: (open|free|closed))?(?: (needs|either|not-both) (\\S+))?"
                    + "(?: since ([0-9])\\.([0-9]))?");
    private static final Pattern FIELD =
            Pattern.compile(" +(\\S+?)(!?) +(.+?)(?: +for (\\S+)=(\\S+))?(?: +since ([0-9])\\.([0-9]))?(?: +§(\\S+))?");

    private TableReader() {}

    /** Returns the tables of a resource by their names. */
    static Map<String, Table> read(String resource) {
        Map<String, Table> tables = new LinkedHashMap<>();
        try (InputStream in =
                        Objects.requireNonNull(TableReader.class.getResourceAsStream("/dev/howl/model/" + resource));
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
                    tables.put(current.name(), current);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    private static Table table(String line) {
        Matcher header = matched(HEADER, line);
        return new Table(
                header.group(1),
                header.group(2),
                others(header.group(3)),
                header.group(4) == null ? null : choice(header),
                new LinkedHashMap<>(),
                new LinkedHashSet<>());
    }

    private static OtherFields others(@Nullable String word) {
        if (word == null) {
            return OtherFields.EXTENSIONS;
        }
        return switch (word) {
            case "open" -> OtherFields.IGNORED;
            case "free" -> OtherFields.ANY;
            default -> OtherFields.NONE;
        };
    }

    private static FieldChoice choice(Matcher header) {
        List<String> names = List.of(header.group(5).split("\\|", -1));
        String word = header.group(4);
        return new FieldChoice(
                names, word.equals("not-both") ? 0 : 1, word.equals("needs") ? names.size() : 1, since(header, 6));
    }

    private static void field(String line, Table table) {
        Matcher written = matched(FIELD, line);
        boolean required = !written.group(2).isEmpty();
        Field field = new Field(
                FieldType.parse(written.group(3)), required, since(written, 6), section(written), condition(written));
        for (String name : written.group(1).split(",", -1)) {
            if (required) {
                table.required().add(name);
            }
            table.fields().computeIfAbsent(name, key -> new ArrayList<>()).add(field);
        }
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
