package dev.howl.generator.docs;

import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Additional;
import dev.howl.model.schema.Schema.Bounds;
import dev.howl.model.schema.Schema.Identity;
import dev.howl.model.schema.Schema.Keywords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A schema by hand. What is set after {@link #schema} was handed out still counts, so that schemas may be cycles. */
final class SchemaBuilder {
    private static final Location HERE = new Location("test.yaml", 1, 1);

    private final Set<Schema.Type> types = EnumSet.noneOf(Schema.Type.class);
    private final Map<String, Schema> properties = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final List<JsonNode> values = new ArrayList<>();
    private final List<Schema> oneOf = new ArrayList<>();
    private final List<Schema> allOf = new ArrayList<>();
    private final Map<String, Location> unsupported = new LinkedHashMap<>();
    private Additional additional = new Additional.Allowed();
    private @Nullable Schema items;
    private @Nullable JsonNode constant;
    private @Nullable JsonNode defaultValue;
    private @Nullable String format;
    private @Nullable String title;
    private @Nullable String description;
    private @Nullable String pattern;
    private @Nullable Integer minLength;
    private @Nullable Integer maxLength;
    private @Nullable BigDecimal maximum;
    private final Schema schema;

    private SchemaBuilder(@Nullable String name) {
        schema = new Schema(
                new Identity(name, name == null ? "/inline" : "/components/schemas/" + name, HERE), this::keywords);
    }

    static SchemaBuilder inline(Schema.Type... types) {
        return named(null, types);
    }

    static SchemaBuilder named(@Nullable String name, Schema.Type... types) {
        SchemaBuilder builder = new SchemaBuilder(name);
        builder.types.addAll(List.of(types));
        return builder;
    }

    static JsonNode json(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    Schema schema() {
        return schema;
    }

    SchemaBuilder property(String name, Schema value) {
        properties.put(name, value);
        return this;
    }

    SchemaBuilder required(String name, Schema value) {
        required.add(name);
        return property(name, value);
    }

    SchemaBuilder values(String... texts) {
        for (String text : texts) {
            values.add(json(text));
        }
        return this;
    }

    SchemaBuilder oneOf(Schema... schemas) {
        oneOf.addAll(List.of(schemas));
        return this;
    }

    SchemaBuilder allOf(Schema... schemas) {
        allOf.addAll(List.of(schemas));
        return this;
    }

    SchemaBuilder unsupported(String keyword) {
        unsupported.put(keyword, HERE);
        return this;
    }

    SchemaBuilder additional(Additional value) {
        additional = value;
        return this;
    }

    SchemaBuilder items(Schema value) {
        items = value;
        return this;
    }

    SchemaBuilder constant(String value) {
        constant = json(value);
        return this;
    }

    SchemaBuilder defaultValue(String value) {
        defaultValue = json(value);
        return this;
    }

    SchemaBuilder format(String value) {
        format = value;
        return this;
    }

    SchemaBuilder about(@Nullable String newTitle, @Nullable String newDescription) {
        title = newTitle;
        description = newDescription;
        return this;
    }

    SchemaBuilder pattern(String value) {
        pattern = value;
        return this;
    }

    SchemaBuilder length(@Nullable Integer least, @Nullable Integer most) {
        minLength = least;
        maxLength = most;
        return this;
    }

    SchemaBuilder maximum(String value) {
        maximum = new BigDecimal(value);
        return this;
    }

    /** Shapes look here for what the document leaves open, and for what alternatives say beside {@code required}. */
    private JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!(additional instanceof Additional.Allowed)) {
            json.put("additionalProperties", false);
        }
        if (!properties.isEmpty()) {
            json.putObject("properties");
        }
        return json;
    }

    private Keywords keywords() {
        Bounds bounds = new Bounds(
                minLength, maxLength, pattern, null, maximum, null, null, null, null, null, false, null, null);
        return new Keywords(
                types,
                properties,
                required,
                additional,
                items,
                values,
                constant,
                defaultValue,
                format,
                bounds,
                oneOf,
                List.of(),
                allOf,
                null,
                title,
                description,
                false,
                unsupported,
                Map.of(),
                Map.of(),
                json());
    }
}
