package dev.howl.model.link;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.syntax.DerivedNodes;
import dev.howl.model.syntax.DerivedNodes.Part;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Scalar;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One schema of another dialect as draft-07. What draft-07 cannot express is left out with a warning. */
final class SchemaTranslation {
    private static final Set<String> MAPS =
            Set.of("properties", "patternProperties", "definitions", "$defs", "dependentSchemas", "dependencies");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> SINGLES = Set.of(
            "items",
            "additionalItems",
            "additionalProperties",
            "contains",
            "propertyNames",
            "not",
            "if",
            "then",
            "else",
            "unevaluatedItems",
            "unevaluatedProperties");
    private static final Set<String> LATER_THAN_06 = Set.of("if", "then", "else");
    private static final Set<String> LATER_THAN_04 = Set.of("const", "contains", "propertyNames", "if", "then", "else");
    /** Keywords that say nothing about values. */
    private static final Set<String> SILENT = Set.of(
            "$schema",
            "$anchor",
            "$dynamicAnchor",
            "$recursiveAnchor",
            "$vocabulary",
            "contentSchema",
            "xml",
            "id",
            "$id",
            "example");
    /** Keywords beside a {@code $ref} that need no schema of their own. */
    private static final Set<String> ASIDE = Set.of("$comment", "definitions", "$defs", "title", "description");

    private final SchemaDialects dialects;
    private final Mapping schema;
    private final SchemaDialect dialect;
    private final Diagnostics diagnostics;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    SchemaTranslation(SchemaDialects dialects, Mapping schema, SchemaDialect dialect, Diagnostics diagnostics) {
        this.dialects = dialects;
        this.schema = schema;
        this.dialect = dialect;
        this.diagnostics = diagnostics;
    }

    Mapping translate() {
        schema.forEach((keyword, value) -> {
            if (isKept(keyword)) {
                parts.put(keyword, new Part(schema.keyLocation(keyword), inside(keyword, value)));
            }
        });
        KeywordTranslation keywords = new KeywordTranslation(parts, diagnostics);
        if (dialect == SchemaDialect.DRAFT_04 || dialect == SchemaDialect.OPENAPI_3_0) {
            keywords.exclusive("exclusiveMinimum", "minimum");
            keywords.exclusive("exclusiveMaximum", "maximum");
        }
        if (dialect == SchemaDialect.OPENAPI_3_0) {
            keywords.nullable();
        }
        keywords.discriminator();
        if (dialect.appliesSiblings()) {
            keywords.later();
        }
        return referring();
    }

    private boolean isKept(String keyword) {
        boolean later = (dialect == SchemaDialect.DRAFT_04 && LATER_THAN_04.contains(keyword))
                || (dialect == SchemaDialect.DRAFT_06 && LATER_THAN_06.contains(keyword));
        if (later) {
            diagnostics.warning(
                    schema.keyLocation(keyword),
                    "'" + keyword + "' is not a keyword of this schema's dialect and is ignored");
        }
        return !later && !SILENT.contains(keyword);
    }

    private Node inside(String keyword, Node value) {
        if (MAPS.contains(keyword) && value instanceof Mapping map) {
            Map<String, Part> translated = new LinkedHashMap<>();
            map.forEach((name, child) -> translated.put(name, new Part(map.keyLocation(name), child(child))));
            return DerivedNodes.mapping(map, translated);
        }
        if ((LISTS.contains(keyword) || SINGLES.contains(keyword)) && value instanceof Sequence list) {
            return DerivedNodes.sequence(
                    list, list.items().stream().map(this::child).toList());
        }
        return SINGLES.contains(keyword) ? child(value) : value;
    }

    private Node child(Node child) {
        SchemaDialect own = child instanceof Mapping mapping && mapping.text("$schema") != null
                ? dialects.of(mapping, dialect)
                : dialect;
        return dialects.translated(child, own);
    }

    /** Returns a reference applies alone before 2019-09, and beside the other keywords since then. */
    private Mapping referring() {
        recursive("$recursiveRef");
        recursive("$dynamicRef");
        Part reference = parts.get("$ref");
        if (reference == null) {
            return DerivedNodes.mapping(schema, parts);
        }
        boolean alone = !dialect.appliesSiblings()
                || parts.keySet().stream().allMatch(key -> key.equals("$ref") || ASIDE.contains(key));
        if (alone) {
            parts.keySet().removeIf(key -> dialect.appliesSiblings() && !key.equals("$ref"));
            return reference(parts);
        }
        parts.remove("$ref");
        List<Node> all = new ArrayList<>();
        all.add(reference(Map.of("$ref", reference)));
        if (parts.get("allOf") != null && parts.get("allOf").value() instanceof Sequence others) {
            all.addAll(others.items());
        }
        parts.put("allOf", new Part(reference.where(), DerivedNodes.sequence(schema, all)));
        return DerivedNodes.mapping(schema, parts);
    }

    private Mapping reference(Map<String, Part> content) {
        Mapping reference = DerivedNodes.mapping(schema, content);
        dialects.put(reference, new SchemaDialects.Origin(schema, dialect));
        return reference;
    }

    private void recursive(String keyword) {
        Part part = parts.remove(keyword);
        if (part == null) {
            return;
        }
        diagnostics.warning(
                part.where(),
                "'" + keyword + "' is read as $ref: a schema that extends this one does not replace its target");
        parts.putIfAbsent("$ref", part);
    }

    /** Returns a value of a part as a number, {@code null} if it is none. */
    static @Nullable JsonNode number(@Nullable Part part) {
        return part != null
                        && part.value() instanceof Scalar scalar
                        && scalar.json().isNumber()
                ? scalar.json()
                : null;
    }

    /** Returns a part made of text. */
    static Part text(Location where, Node origin, String text) {
        return new Part(where, DerivedNodes.scalar(origin, JsonNodeFactory.instance.stringNode(text)));
    }
}
