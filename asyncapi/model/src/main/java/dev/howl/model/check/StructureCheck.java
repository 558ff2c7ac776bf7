package dev.howl.model.check;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.check.ObjectTables.Field;
import dev.howl.model.check.ObjectTables.Table;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.References;
import dev.howl.model.link.SchemaFormats;
import dev.howl.model.link.Traits;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks every object of a document, and of the files it refers to, against the tables of the specification. */
final class StructureCheck {
    /** The scopes of each security scheme. */
    private static final FieldType SCOPES = FieldType.parse("{<text>}");

    private final Mapping document;
    private final SpecificationVersion version;
    private final ObjectTables tables;
    private final References references;
    private final ReferenceCheck referenceCheck;
    private final FieldNameCheck fieldNames;
    private final Traits traits;
    private final Diagnostics diagnostics;
    /** Adds violations of the section that describes the object or field being checked. */
    private Diagnostics violations;

    private final SecurityCheck securityCheck;
    private final Set<Visit> seen = new HashSet<>();
    private final Deque<Visit> open = new ArrayDeque<>();

    private record Visit(Node node, String table) {}

    StructureCheck(Mapping document, SpecificationVersion version, References references, Diagnostics diagnostics) {
        this.document = document;
        this.securityCheck = new SecurityCheck(
                document, references, diagnostics.under(version.section("Security Requirement Object")));
        this.version = version;
        this.fieldNames = new FieldNameCheck(version);
        this.tables = ObjectTables.of(version);
        this.references = references;
        this.referenceCheck = new ReferenceCheck(tables, version, references, diagnostics);
        this.traits = new Traits(references, version);
        this.diagnostics = diagnostics;
        this.violations = diagnostics;
    }

    /** Returns the objects at fault. */
    Set<Node> check() {
        Set<Node> broken = new HashSet<>();
        later(document, ObjectTables.DOCUMENT);
        while (!open.isEmpty()) {
            Visit visit = open.remove();
            int before = diagnostics.errors();
            table(visit.node(), tables.get(visit.table()));
            if (diagnostics.errors() > before) {
                broken.add(visit.node());
            }
        }
        return broken;
    }

    /** Objects wait their turn, so that neither depth nor cycles cost stack. */
    private void later(Node node, String table) {
        Visit visit = new Visit(node, table);
        if (seen.add(visit)) {
            open.add(visit);
        }
    }

    private void table(Node node, Table table) {
        violations = diagnostics.under(table.section(version));
        if (!(node instanceof Mapping object)) {
            violations.error(
                    node.location(), FieldValueCheck.mustBe(node, HowlExtensions.article(table.name())) + node.kind());
            return;
        }
        HowlExtensions.check(object, table.name(), table.howl(), diagnostics);
        fieldNames.required(object, table, violations);
        object.forEach((name, value) -> field(object, table, name, value));
        if (table.name().equals(ObjectTables.SCHEMA)) {
            SchemaKeywordCheck.check(object, keyword -> diagnostics.under(table.section(version, keyword)));
        }
    }

    private void field(Mapping object, Table table, String name, Node value) {
        violations = diagnostics.under(table.section(version, name));
        Field field = table.field(name, object);
        if (field != null && !field.isIn(version)) {
            violations.error(
                    object.keyLocation(name),
                    "'" + name + "' is a field of " + HowlExtensions.article(table.name()) + " from AsyncAPI "
                            + field.since() + " on; this document is written in " + version);
        } else if (field != null && field.type() == FieldType.Plain.FORMATTED_PAYLOAD) {
            formattedPayload(object, value);
        } else if (field != null && name.equals("$ref")) {
            extended(object, table);
        } else if (field != null) {
            if (table.name().equals(ObjectTables.COMPONENTS)) {
                componentNames(value);
            }
            value(value, field.type());
        } else {
            fieldNames.unknown(object, table, name, violations);
        }
    }

    /** In 2.x a Channel Item Object may have fields beside its reference. */
    private void extended(Mapping object, Table table) {
        Node end = referenceCheck.extended(object, new FieldType.Named(table.name(), true));
        if (end != null) {
            later(end, table.name());
        }
    }

    private void componentNames(Node section) {
        if (section instanceof Mapping mapping) {
            mapping.keys().stream()
                    .filter(key -> !key.matches("[A-Za-z0-9._-]+"))
                    .forEach(key -> violations.error(
                            mapping.keyLocation(key), "'" + key + "' may have letters, digits, '.', '-' and '_' only"));
        }
    }

    private void value(Node value, FieldType type) {
        if (type instanceof FieldType.Named named) {
            named(value, named);
        } else if (type instanceof FieldType.Items items) {
            list(value, items.item(), "a list");
        } else if (type instanceof FieldType.Distinct items) {
            list(value, items.item(), "a list");
            DuplicateCheck.check(value, items.key(), violations);
        } else if (type instanceof FieldType.Values values) {
            map(value, values.value());
        } else if (type instanceof FieldType.Words words) {
            String text = value.json().isString() ? value.json().stringValue() : "";
            if (!words.words().contains(text)) {
                violations.error(
                        value.location(), value.called() + " must be one of: " + String.join(", ", words.words()));
            }
        } else if (type instanceof FieldType.Plain plain) {
            plain(value, plain);
        }
    }

    private void plain(Node value, FieldType.Plain plain) {
        switch (plain) {
            case SCHEMA -> reusable(value, ObjectTables.SCHEMA, plain);
            case OBJECT_SCHEMA -> objectSchema(value);
            case PAYLOAD -> payload(value);
            case MESSAGE -> message(value);
            case SECURITY -> security(value);
            case SCHEMAS -> list(value, FieldType.Plain.SCHEMA, plain.words);
            case SCHEMA_OR_LIST -> {
                if (value instanceof Sequence) {
                    list(value, FieldType.Plain.SCHEMA, plain.words);
                } else {
                    reusable(value, ObjectTables.SCHEMA, plain);
                }
            }
            case DEPENDENCY -> {
                if (value instanceof Sequence) {
                    list(value, FieldType.Plain.TEXT, "a list");
                } else {
                    reusable(value, ObjectTables.SCHEMA, plain);
                }
            }
            default -> FieldValueCheck.check(value, plain, violations);
        }
    }

    private void list(Node value, FieldType item, String words) {
        if (!(value instanceof Sequence list)) {
            violations.error(value.location(), FieldValueCheck.mustBe(value, words) + value.kind());
            return;
        }
        if (list.items().isEmpty() && !words.equals("a list")) {
            violations.error(value.location(), FieldValueCheck.mustBe(value, words) + "empty");
        }
        list.items().forEach(each -> value(each, item));
    }

    private void map(Node value, FieldType each) {
        if (!(value instanceof Mapping map)) {
            violations.error(value.location(), FieldValueCheck.mustBe(value, "an object") + value.kind());
            return;
        }
        map.forEach((key, child) -> value(child, each));
    }

    private void named(Node value, FieldType.Named named) {
        if (named.orReference()) {
            reusable(value, named.table(), named);
        } else {
            later(value, named.table());
        }
    }

    private void objectSchema(Node value) {
        reusable(value, ObjectTables.SCHEMA, FieldType.Plain.SCHEMA);
        Node end = end(value, FieldType.Plain.SCHEMA);
        Node type = end == null ? null : end.child("type");
        if (type != null && !"object".equals(type.json().asString())) {
            violations.error(
                    value.location(), FieldValueCheck.mustBe(value, "a schema of type object") + "one of another type");
        }
    }

    private void payload(Node value) {
        Node end = end(value, FieldType.Plain.PAYLOAD);
        if (end != null) {
            schema(end);
        }
    }

    private void multiFormat(Mapping object) {
        later(object, ObjectTables.MULTI_FORMAT);
        Node inner = references.schemaOf(object);
        if (inner == null) {
            formatWarning(object);
        } else {
            reusable(inner, ObjectTables.SCHEMA, FieldType.Plain.SCHEMA);
        }
    }

    private void formatWarning(Mapping object) {
        Node written = object.child("schemaFormat");
        if (written != null && !SchemaFormats.areRead(object.text("schemaFormat"))) {
            diagnostics.warning(
                    written.location(),
                    "schema format '" + object.text("schemaFormat")
                            + "' is not read, and values are not checked against the schema; JSON Schema draft-04 to"
                            + " 2020-12, AsyncAPI and OpenAPI schemas are read");
        }
    }

    /** In 2.x the format stands beside the payload, or in a trait. */
    private void formattedPayload(Mapping message, Node payload) {
        Mapping merged = traits.apply(message);
        String format = merged.text("schemaFormat");
        Node inner = format == null ? payload : references.schemaOf(payload, format);
        if (inner == null) {
            formatWarning(merged);
        } else {
            reusable(inner, ObjectTables.SCHEMA, FieldType.Plain.SCHEMA);
        }
    }

    private void security(Node value) {
        list(value, SCOPES, "a list");
        securityCheck.check(value);
    }

    /** In 2.x several messages stand in a map of their own. */
    private void message(Node value) {
        Node end = References.is(value) ? referenceCheck.end((Mapping) value, FieldType.Plain.MESSAGE) : value;
        if (end != null) {
            later(end, end.child("oneOf") == null ? ObjectTables.MESSAGE : ObjectTables.MESSAGE_CHOICE);
        }
    }

    /** Returns what stands at a place that may have a reference, {@code null} if that cannot be checked. */
    private @Nullable Node end(Node value, FieldType type) {
        Node own = references.translated(value);
        Node end = References.is(own) ? referenceCheck.end((Mapping) own, type) : own;
        return end == null || references.isOpaque(end) ? null : end;
    }

    private void reusable(Node value, String table, FieldType type) {
        Node end = end(value, type);
        if (end != null && table.equals(ObjectTables.SCHEMA)) {
            schema(end);
        } else if (end != null) {
            later(end, table);
        }
    }

    private void schema(Node value) {
        if (value instanceof Mapping object && object.child("schemaFormat") != null) {
            multiFormat(object);
        } else if (!value.json().isBoolean()) {
            later(value, ObjectTables.SCHEMA);
        }
    }
}
