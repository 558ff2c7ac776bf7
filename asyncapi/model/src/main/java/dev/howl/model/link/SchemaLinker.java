package dev.howl.model.link;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Identity;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.runtime.PointerSteps;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One {@link Schema} for each place of a document that holds one, whoever refers to it. */
final class SchemaLinker {
    private static final Set<String> DEFINITIONS = Set.of("definitions", "$defs");
    private static final String FORMAT = "schemaFormat";

    private final References references;
    private final Map<Node, Schema> schemas = new HashMap<>();
    private final Map<Schema, Node> nodes = new LinkedHashMap<>();
    private final Deque<Schema> unread = new ArrayDeque<>();

    SchemaLinker(References references) {
        this.references = references;
    }

    /**
     * Returns the schema at a node, or at the end of a reference; one that allows anything where a reference leads
     * nowhere, or
     * where the format of the schema is not read.
     */
    Schema schema(Node node) {
        Node end = references.follow(node);
        Set<Node> seen = new HashSet<>();
        while (end instanceof Mapping mapping && mapping.child(FORMAT) != null && seen.add(end)) {
            Node inner = references.schemaOf(mapping);
            Node target = inner == null ? null : references.follow(inner);
            end = target == null ? end : target;
        }
        return schemas.computeIfAbsent(end == null ? node : end, this::create);
    }

    /** Returns the schema of a derived node. It refers to no other schema, and the checks do not see it. */
    static Schema derived(Node node) {
        Identity identity = new Identity(null, node.pointer(), node.location());
        return new Schema(identity, new Once(() -> new KeywordReader(node, SchemaLinker::open).read()));
    }

    private static Schema open(Node node) {
        return Schema.implied(Set.of(), null, node.location());
    }

    private Schema create(Node node) {
        boolean nameless = References.is(node) || references.isOpaque(node);
        Identity identity = new Identity(nameless ? null : name(node), node.pointer(), node.location());
        Schema schema = new Schema(identity, new Once(() -> keywords(node)));
        nodes.put(schema, node);
        unread.add(schema);
        return schema;
    }

    private Keywords keywords(Node node) {
        if (References.is(node)) {
            return KeywordReader.anything(Map.of());
        }
        return node instanceof Mapping mapping && mapping.child(FORMAT) != null
                ? KeywordReader.anything(Map.of(FORMAT, mapping.keyLocation(FORMAT)))
                : new KeywordReader(node, this::schema).read();
    }

    private static @Nullable String name(Node node) {
        Node parent = node.parent();
        if (parent == null) {
            String file = node.location().file().replaceFirst(".*[/\\\\]", "");
            return file.replaceFirst("\\.(yaml|yml|json)$", "").replaceFirst("\\.schema$", "");
        }
        boolean named = isSection(parent) || (parent.parent() == null && parent.child("asyncapi") == null);
        return named && !node.step().isEmpty() ? PointerSteps.escape(node.step()) : null;
    }

    /** Returns whether a node holds schemas by name: definitions, or the schemas of the components or of a file. */
    private static boolean isSection(Node node) {
        Node parent = node.parent();
        if (parent == null || !node.step().equals("schemas")) {
            return parent != null && DEFINITIONS.contains(node.step());
        }
        Node above = parent.parent();
        return above == null || (above.parent() == null && parent.step().equals("components"));
    }

    /** Reads every schema that anything refers to, so that nothing is left to be read later. */
    Map<Schema, Node> finish() {
        while (!unread.isEmpty()) {
            Schema schema = unread.remove();
            Keywords ignored = schema.keywords();
        }
        return nodes;
    }

    /** Asks once. */
    private static final class Once implements Supplier<Keywords> {
        private final Supplier<Keywords> source;
        private @Nullable Keywords value;

        Once(Supplier<Keywords> source) {
            this.source = source;
        }

        @Override
        public Keywords get() {
            Keywords read = value;
            if (read == null) {
                read = source.get();
                value = read;
            }
            return read;
        }
    }
}
