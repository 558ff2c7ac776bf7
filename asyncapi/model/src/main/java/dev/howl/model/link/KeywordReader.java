package dev.howl.model.link;

import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Additional;
import dev.howl.model.schema.Schema.Bounds;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Scalar;
import dev.howl.model.syntax.Sequence;
import dev.howl.runtime.PointerSteps;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the keywords of one schema. What has the wrong type is passed over here and reported by the checks. */
final class KeywordReader {
    private static final List<String> MAPS = List.of("properties", "patternProperties", "dependencies");
    private static final List<String> LISTS = List.of("oneOf", "anyOf", "allOf");
    private static final List<String> SINGLES = List.of(
            "items",
            "additionalItems",
            "additionalProperties",
            "contains",
            "propertyNames",
            "not",
            "if",
            "then",
            "else");
    private static final Map<String, Schema.Type> TYPES = Arrays.stream(Schema.Type.values())
            .collect(Collectors.toMap(type -> type.name().toLowerCase(Locale.ROOT), Function.identity()));

    private final Node node;
    private final @Nullable Mapping mapping;
    private final Function<Node, Schema> link;
    private final Map<String, Schema> inside = new LinkedHashMap<>();

    KeywordReader(Node node, Function<Node, Schema> link) {
        this.node = node;
        this.mapping = node instanceof Mapping written ? written : null;
        this.link = link;
    }

    /** Returns the keywords of a schema that are not read, so that it allows any value. */
    static Keywords anything(Map<String, Location> unsupported) {
        return open(unsupported, JsonNodeFactory.instance.objectNode());
    }

    private static Keywords open(Map<String, Location> unsupported, JsonNode json) {
        return Keywords.open(Set.of(), null, unsupported, json);
    }

    Keywords read() {
        Mapping schema = mapping;
        if (schema == null) {
            boolean never = node.json().isBoolean() && !node.json().booleanValue();
            return never ? open(Map.of("false", node.location()), node.json()) : open(Map.of(), node.json());
        }
        subschemas(schema);
        return new Keywords(
                types(schema),
                under("properties"),
                texts(schema.child("required")),
                additional(schema),
                inside.get("/items"),
                values(schema.child("enum")),
                json("const"),
                json("default"),
                schema.text("format"),
                bounds(schema),
                listed("oneOf"),
                listed("anyOf"),
                listed("allOf"),
                schema.text("discriminator"),
                schema.text("title"),
                schema.text("description"),
                schema.flag("deprecated"),
                UnsupportedKeywords.in(schema),
                extensions(schema),
                frozen(inside),
                schema.json());
    }

    private void subschemas(Mapping schema) {
        for (String keyword : MAPS) {
            if (schema.child(keyword) instanceof Mapping map) {
                map.forEach((name, child) -> add("/" + keyword + "/" + PointerSteps.escape(name), child));
            }
        }
        for (String keyword : LISTS) {
            if (schema.child(keyword) instanceof Sequence list) {
                addAll(keyword, list);
            }
        }
        for (String keyword : SINGLES) {
            Node child = schema.child(keyword);
            if (child instanceof Sequence list) {
                addAll(keyword, list);
            } else if (child != null) {
                add("/" + keyword, child);
            }
        }
    }

    private void addAll(String keyword, Sequence list) {
        for (int i = 0; i < list.items().size(); i++) {
            add("/" + keyword + "/" + i, list.items().get(i));
        }
    }

    /** A list among {@code dependencies} names properties: it is not a schema. */
    private void add(String place, Node child) {
        boolean schema = child instanceof Mapping || child.json().isBoolean();
        if (schema) {
            inside.put(place, link.apply(child));
        }
    }

    private Map<String, Schema> under(String keyword) {
        Map<String, Schema> result = new LinkedHashMap<>();
        if (mapping != null && mapping.child(keyword) instanceof Mapping map) {
            for (String name : map.keys()) {
                Schema schema = inside.get("/" + keyword + "/" + PointerSteps.escape(name));
                if (schema != null) {
                    result.put(name, schema);
                }
            }
        }
        return frozen(result);
    }

    private List<Schema> listed(String keyword) {
        List<Schema> result = new ArrayList<>();
        for (Map.Entry<String, Schema> entry : inside.entrySet()) {
            if (entry.getKey().startsWith("/" + keyword + "/")) {
                result.add(entry.getValue());
            }
        }
        return List.copyOf(result);
    }

    private Additional additional(Mapping schema) {
        Node written = schema.child("additionalProperties");
        if (written instanceof Scalar scalar && scalar.json().isBoolean()) {
            return scalar.json().booleanValue() ? Additional.ALLOWED : new Additional.Forbidden();
        }
        Schema typed = inside.get("/additionalProperties");
        return typed == null ? Additional.ALLOWED : new Additional.Typed(typed);
    }

    private static Set<Schema.Type> types(Mapping schema) {
        Node written = schema.child("type");
        if (written instanceof Scalar scalar && scalar.text() != null) {
            Schema.Type only = TYPES.get(scalar.json().stringValue());
            return only == null ? Set.of() : Set.of(only);
        }
        Set<Schema.Type> types = EnumSet.noneOf(Schema.Type.class);
        for (String name : texts(written)) {
            Schema.Type type = TYPES.get(name);
            if (type != null) {
                types.add(type);
            }
        }
        return types.isEmpty() ? Set.of() : Collections.unmodifiableSet(types);
    }

    private static Set<String> texts(@Nullable Node list) {
        Set<String> result = new LinkedHashSet<>();
        if (list instanceof Sequence sequence) {
            for (Node item : sequence.items()) {
                if (item.json().isString()) {
                    result.add(item.json().stringValue());
                }
            }
        }
        return result.isEmpty() ? Set.of() : Collections.unmodifiableSet(result);
    }

    private static List<JsonNode> values(@Nullable Node list) {
        return list instanceof Sequence sequence
                ? sequence.items().stream().map(Node::json).toList()
                : List.of();
    }

    private @Nullable JsonNode json(String keyword) {
        Node written = mapping == null ? null : mapping.child(keyword);
        return written == null ? null : written.json();
    }

    private Bounds bounds(Mapping schema) {
        Bounds bounds = new Bounds(
                count("minLength"),
                count("maxLength"),
                schema.text("pattern"),
                number("minimum"),
                number("maximum"),
                number("exclusiveMinimum"),
                number("exclusiveMaximum"),
                number("multipleOf"),
                count("minItems"),
                count("maxItems"),
                schema.flag("uniqueItems"),
                count("minProperties"),
                count("maxProperties"));
        return bounds.equals(Bounds.NONE) ? Bounds.NONE : bounds;
    }

    /** No string or collection of Java is longer than the bound to which a greater one is reduced. */
    private @Nullable Integer count(String keyword) {
        BigDecimal written = number(keyword);
        return written == null
                ? null
                : Integer.valueOf(
                        written.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue());
    }

    private @Nullable BigDecimal number(String keyword) {
        JsonNode written = json(keyword);
        return written != null && written.isNumber() ? written.decimalValue() : null;
    }

    private static Map<String, JsonNode> extensions(Mapping schema) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        schema.forEach((key, value) -> {
            if (key.startsWith("x-")) {
                found.put(key, value.json());
            }
        });
        return frozen(found);
    }

    /** Most schemas have few keywords, and documents have ten thousands of schemas: what is empty takes no memory. */
    static <V> Map<String, V> frozen(Map<String, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(map);
    }
}
