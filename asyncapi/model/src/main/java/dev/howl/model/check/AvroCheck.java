package dev.howl.model.check;

import dev.howl.model.diagnostic.Location;
import dev.howl.model.link.NameHints;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of Avro schemas (Apache Avro Specification, Schema Declaration). Whether named types exist is not checked. */
final class AvroCheck {
    private static final Set<String> PRIMITIVE =
            Set.of("null", "boolean", "int", "long", "float", "double", "bytes", "string");
    private static final List<String> COMPLEX = List.of("record", "enum", "array", "map", "fixed");
    private static final Set<String> ORDERS = Set.of("ascending", "descending", "ignore");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern FULL_NAME = Pattern.compile(NAME + "(\\." + NAME + ")*");

    private final BiConsumer<Location, String> findings;
    /** Schemas wait their turn, so that depth costs no stack. */
    private final Deque<Node> open = new ArrayDeque<>();

    private AvroCheck(BiConsumer<Location, String> findings) {
        this.findings = findings;
    }

    /** @param findings told what is wrong, and where */
    static void check(Node schema, BiConsumer<Location, String> findings) {
        AvroCheck check = new AvroCheck(findings);
        check.open.add(schema);
        while (!check.open.isEmpty()) {
            check.schema(check.open.remove());
        }
    }

    /** Returns whether a schema is one of Avro rather than a Schema Object, where both may stand. */
    static boolean isLikely(Node schema) {
        if (!(schema instanceof Mapping object)) {
            return !schema.json().isBoolean();
        }
        String type = object.text("type");
        if (type == null) {
            return false;
        }
        Node items = object.child("items");
        return "array".equals(type)
                ? items != null && items.json().isString()
                : COMPLEX.contains(type)
                        || (PRIMITIVE.contains(type)
                                && !Set.of("null", "boolean", "string").contains(type));
    }

    private void schema(Node schema) {
        if (schema instanceof Sequence union) {
            if (union.items().isEmpty()) {
                findings.accept(schema.location(), "an Avro union must have at least one type, but is empty");
            }
            open.addAll(union.items());
        } else if (schema instanceof Mapping object) {
            object(object);
        } else {
            String name = text(schema);
            if (name == null || !FULL_NAME.matcher(name).matches()) {
                findings.accept(
                        schema.location(),
                        "an Avro schema must be the name of a type, an object or a list, but is " + schema.json());
            }
        }
    }

    private void object(Mapping object) {
        String type = object.text("type");
        if (type == null || (!PRIMITIVE.contains(type) && !COMPLEX.contains(type))) {
            Node written = object.child("type");
            findings.accept(
                    written == null ? object.where() : written.location(),
                    "an Avro schema must have a 'type' that is a primitive type or one of " + NameHints.list(COMPLEX)
                            + (written == null ? "; it has none" : ", but it is " + written.json()));
            return;
        }
        switch (type) {
            case "record" -> record(object);
            case "enum" -> {
                named(object);
                each(object, "symbols", this::name);
            }
            case "array" -> inner(object, "items");
            case "map" -> inner(object, "values");
            case "fixed" -> {
                named(object);
                Node size = required(object, "size");
                if (size != null && !size.json().isNumber()) {
                    findings.accept(size.location(), mustBe(size, "a number"));
                }
            }
            default -> {
                return;
            }
        }
        attributes(object);
    }

    private void record(Mapping object) {
        named(object);
        each(object, "fields", field -> {
            if (!(field instanceof Mapping written)) {
                findings.accept(field.location(), mustBe(field, "an object with 'name' and 'type'"));
                return;
            }
            Node name = required(written, "name");
            if (name != null) {
                name(name);
            }
            inner(written, "type");
            attributes(written);
            Node order = written.child("order");
            if (order != null && !ORDERS.contains(String.valueOf(text(order)))) {
                findings.accept(order.location(), "'order' must be ascending, descending or ignore");
            }
        });
    }

    private void attributes(Mapping object) {
        Node doc = object.child("doc");
        if (doc != null && text(doc) == null) {
            findings.accept(doc.location(), mustBe(doc, "text"));
        }
        if (object.child("aliases") != null) {
            each(object, "aliases", this::fullName);
        }
        Node namespace = object.child("namespace");
        if (namespace != null && !"".equals(text(namespace))) {
            fullName(namespace);
        }
    }

    private void named(Mapping object) {
        Node name = required(object, "name");
        if (name != null) {
            fullName(name);
        }
    }

    private void inner(Mapping object, String field) {
        Node inner = required(object, field);
        if (inner != null) {
            open.add(inner);
        }
    }

    private void each(Mapping object, String field, Consumer<Node> check) {
        Node list = required(object, field);
        if (list instanceof Sequence items) {
            items.items().forEach(check);
        } else if (list != null) {
            findings.accept(list.location(), mustBe(list, "a list"));
        }
    }

    private @Nullable Node required(Mapping object, String field) {
        Node value = object.child(field);
        if (value == null) {
            String type = object.text("type");
            String kind = type != null && COMPLEX.contains(type) && !field.equals("type") ? type : "field";
            findings.accept(object.where(), "an Avro " + kind + " must have '" + field + "'");
        }
        return value;
    }

    private void name(Node value) {
        matches(value, NAME, "a name of letters, digits and '_' that starts with no digit");
    }

    private void fullName(Node value) {
        matches(value, FULL_NAME, "names of letters, digits and '_' that start with no digit, joined by dots");
    }

    private void matches(Node value, Pattern form, String words) {
        String text = text(value);
        if (text == null || !form.matcher(text).matches()) {
            findings.accept(value.location(), mustBe(value, words));
        }
    }

    private static String mustBe(Node value, String words) {
        return FieldValueCheck.mustBe(value, words)
                + (value instanceof Mapping || value instanceof Sequence ? value.kind() : value.json());
    }

    private static @Nullable String text(Node value) {
        return value.json().isString() ? value.json().stringValue() : null;
    }
}
