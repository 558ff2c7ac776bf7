package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.Message.Example;
import dev.howl.model.TextPayload;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.schema.SchemaBundle;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import dev.howl.validation.NamedSchemas;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Examples, defaults, constants and enumerations must fit the schemas that they stand in. */
final class ValueCheck {
    /** Beyond that many schemas, a broken one stops the check of values instead of being looked for. */
    private static final int MOST_SEARCHED = 2000;

    private static final String MESSAGE_EXAMPLE = "Message Example Object";

    private final LinkedContract linked;
    private final Set<Node> broken;
    private final Diagnostics diagnostics;
    private final Map<Schema, String> names = new HashMap<>();
    private final Map<String, Schema> roots = new LinkedHashMap<>();
    private final List<Subject> subjects = new ArrayList<>();

    /**
     * A value and the schema that it stands in.
     *
     * @param words the value's part of a finding
     * @param section of AsyncAPI that requires that it fits: of examples of messages and of defaults; {@code null} for
     *     other values, of which JSON Schema only advises it
     */
    private record Subject(
            String schema,
            Node value,
            String words,
            @Nullable String section) {}

    private ValueCheck(LinkedContract linked, Set<Node> broken, Diagnostics diagnostics) {
        this.linked = linked;
        this.broken = broken;
        this.diagnostics = diagnostics;
    }

    static void check(LinkedContract linked, Set<Node> broken, Diagnostics diagnostics) {
        ValueCheck check = new ValueCheck(linked, broken, diagnostics);
        for (Channel channel : linked.contract().channels()) {
            channel.messages().forEach(check::examples);
        }
        linked.schemas().forEach(check::values);
        check.validate();
    }

    private void examples(Message message) {
        int number = 0;
        for (Example example : message.examples()) {
            number++;
            Mapping object = linked.origins().of(example);
            String name = example.name() == null ? Integer.toString(number) : "'" + example.name() + "'";
            String words = "example " + name + " violates its schema";
            subject(schema(message, example), object.child("payload"), words, MESSAGE_EXAMPLE);
            subject(message.headers(), object.child("headers"), words + " of headers", MESSAGE_EXAMPLE);
        }
    }

    /** Returns the schema that the payload of an example must fit, {@code null} if it stands for text or bytes. */
    private static @Nullable Schema schema(Message message, Example example) {
        boolean isText = message.isText()
                && example.payload() != null
                && example.payload().isString();
        return isText ? TextPayload.of(message) : message.isBinary() ? null : message.payload();
    }

    private void values(Schema schema, Node node) {
        Keywords keywords = schema.keywords();
        subject(
                schema,
                keywords.defaultValue() == null ? null : node.child("default"),
                "default violates its own schema",
                "Schema Object");
        subject(
                schema,
                keywords.constant() == null ? null : node.child("const"),
                "const violates its own schema",
                null);
        if (node.child("enum") instanceof Sequence list) {
            list.items().forEach(item -> subject(schema, item, "value of enum violates its own schema", null));
        }
    }

    private void subject(@Nullable Schema schema, @Nullable Node value, String words, @Nullable String section) {
        if (schema != null && value != null) {
            String name = names.computeIfAbsent(schema, key -> "s" + names.size());
            roots.put(name, schema);
            subjects.add(new Subject(name, value, words, section));
        }
    }

    private void validate() {
        roots.keySet().removeAll(unusable());
        SchemaBundle bundle = SchemaBundle.of(roots, "schema");
        NamedSchemas schemas = NamedSchemas.of(bundle.schemas(), bundle.definitions());
        for (Subject subject : subjects) {
            if (roots.containsKey(subject.schema())) {
                for (SchemaViolation violation : SchemaViolation.all(
                        schemas, subject.schema(), subject.value().json())) {
                    report(subject, violation);
                }
            }
        }
    }

    private void report(Subject subject, SchemaViolation violation) {
        Location location = violation.location(subject.value());
        String words = subject.words() + violation.at() + ": " + violation.words();
        if (subject.section() == null) {
            diagnostics.warning(location, words);
        } else {
            diagnostics.under(linked.version().section(subject.section())).harmlessError(location, words);
        }
    }

    private Set<String> unusable() {
        if (broken.isEmpty()) {
            return Set.of();
        }
        if (linked.schemas().size() > MOST_SEARCHED) {
            return Set.copyOf(roots.keySet());
        }
        Set<String> unusable = new HashSet<>();
        roots.forEach((name, schema) -> {
            if (reachesBroken(schema)) {
                unusable.add(name);
            }
        });
        return unusable;
    }

    private boolean reachesBroken(Schema root) {
        Set<Schema> seen = new HashSet<>(List.of(root));
        Deque<Schema> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Schema schema = open.remove();
            if (broken.contains(linked.schemas().get(schema))) {
                return true;
            }
            schema.keywords().subschemas().values().stream().filter(seen::add).forEach(open::add);
        }
        return false;
    }
}
