package dev.howl.model.check;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.check.ObjectTables.Field;
import dev.howl.model.check.ObjectTables.Table;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.References;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Checks every object of a document, and of the files it refers to, against the tables of the specification. */
final class StructureCheck {
    /** The scopes of each security scheme. */
    private static final FieldType SCOPES = FieldType.parse("{<text>}");

    private static final JsonNode OBJECT = StringNode.valueOf("object");

    private final Mapping document;
    private final SpecificationVersion version;
    private final ObjectTables tables;
    private final References references;
    private final ReferenceCheck referenceCheck;
    private final FieldNameCheck fieldNames;
    private final SchemaFormatCheck formats;
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
        this.formats = new SchemaFormatCheck(version, references, diagnostics);
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
                addBroken(visit.node(), broken);
            }
        }
        return broken;
    }

    /** Adds a node that is at fault; a value that is not an object breaks the objects around it. */
    private static void addBroken(Node node, Set<Node> broken) {
        broken.add(node);
        for (Node around = node; around != null && !(node instanceof Mapping); around = around.parent()) {
            broken.add(around);
        }
    }

    /** Objects wait their turn, so that neither depth nor cycles cost stack. */
    private void later(Node node, String table) {
        Visit visit = new Visit(node, table);
        if (seen.add(visit)) {
            open.add(visit);
        }
    }

    private void table(Node node, Table table) {
        violations = under(table, table.section(version));
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

    private Diagnostics under(Table table, String section) {
        return (tables.isUnused(table) ? diagnostics.harmless() : diagnostics).under(section);
    }

    private void field(Mapping object, Table table, String name, Node value) {
        violations = under(table, table.section(version, name));
        Field field = table.field(name, object);
        if (field != null && !field.isIn(version)) {
            violations.error(
                    object.keyLocation(name),
                    "'" + name + "' is a field of " + HowlExtensions.article(table.name()) + " since AsyncAPI "
                            + field.since() + ", but this document has version " + version);
        } else if (field != null && field.type() == FieldType.Plain.FORMATTED_PAYLOAD) {
            formatted(formats.payload(object, value));
        } else if (field != null && name.equals("$ref")) {
            extended(object, table);
        } else if (field != null) {
            if (table.name().equals(ObjectTables.COMPONENTS)) {
                FieldNameCheck.components(value, violations);
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

    private void value(Node value, FieldType type) {
        if (type instanceof FieldType.Named named) {
            named(value, named);
        } else if (type instanceof FieldType.Items items) {
            list(value, items.item(), items.filled() ? "a list of at least one object" : "a list");
        } else if (type instanceof FieldType.Distinct items) {
            list(value, items.item(), "a list");
            DuplicateCheck.check(value, items.key(), violations);
        } else if (type instanceof FieldType.Values values) {
            map(value, values.value());
        } else if (type instanceof FieldType.Words words) {
            FieldValueCheck.check(value, words, version, violations);
        } else if (type instanceof FieldType.Whole whole) {
            FieldValueCheck.check(value, whole, violations);
        } else if (type instanceof FieldType.Text text) {
            FieldValueCheck.check(value, text, violations);
        } else if (type instanceof FieldType.Either either) {
            either(value, either);
        } else if (type instanceof FieldType.Plain plain) {
            plain(value, plain);
        }
    }

    private void either(Node value, FieldType.Either either) {
        FieldType type = FieldValueCheck.choice(value, either);
        if (type == null) {
            violations.error(
                    value.location(), FieldValueCheck.mustBe(value, FieldValueCheck.words(either)) + value.kind());
        } else {
            value(value, type);
        }
    }

    private void plain(Node value, FieldType.Plain plain) {
        switch (plain) {
            case RESERVED -> FieldValueCheck.reserved(value, diagnostics);
            case SCHEMA -> reusable(value, ObjectTables.SCHEMA, plain);
            case OBJECT_SCHEMA -> objectSchema(value);
            case SCHEMA_OR_AVRO -> schemaOrAvro(value);
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
        boolean open = tables.get(named.table()).others() == ObjectTables.OtherFields.IGNORED;
        if (named.orReference() || (open && References.is(value))) {
            reusable(value, named.table(), named);
        } else {
            later(value, named.table());
        }
    }

    private void objectSchema(Node value) {
        reusable(value, ObjectTables.SCHEMA, FieldType.Plain.SCHEMA);
        Node end = end(value, FieldType.Plain.SCHEMA);
        Node type = end == null ? null : end.child("type");
        if (type != null && !type.json().equals(OBJECT)) {
            violations.error(
                    value.location(), FieldValueCheck.mustBe(value, "a schema of type object") + "one of another type");
        }
    }

    private void schemaOrAvro(Node value) {
        if (AvroCheck.isLikely(value)) {
            formats.avro(value);
        } else {
            reusable(value, ObjectTables.SCHEMA, FieldType.Plain.SCHEMA);
        }
    }

    private void payload(Node value) {
        Node end = end(value, FieldType.Plain.PAYLOAD);
        if (end != null) {
            schema(end);
        }
    }

    /** @param written at a place whose schema is in the format that is named there */
    private void formatted(@Nullable Node written) {
        if (written != null) {
            reusable(written, ObjectTables.SCHEMA, FieldType.Plain.SCHEMA);
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
            later(object, ObjectTables.MULTI_FORMAT);
            formatted(formats.multiFormat(object));
        } else if (!value.json().isBoolean()) {
            later(value, ObjectTables.SCHEMA);
        }
    }
}
