package dev.howl.model.link;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Identity;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One {@link Schema} for each place of a document that holds one, whoever refers to it. */
final class SchemaLinker {
    private static final Pattern NAMED =
            Pattern.compile("(?:/components/schemas|.*/definitions|.*/\\$defs|/schemas)/([^/]+)");
    private static final Pattern TOP_LEVEL = Pattern.compile("/([^/]+)");

    private final References references;
    private final Map<Node, Schema> schemas = new HashMap<>();
    private final Map<Schema, Node> nodes = new LinkedHashMap<>();
    private final Deque<Schema> unread = new ArrayDeque<>();

    SchemaLinker(References references) {
        this.references = references;
    }

    /** The schema of a payload, {@code null} where it is written in a format that is not read. */
    @Nullable
    Schema payload(Node node) {
        Node end = references.follow(node);
        if (end instanceof Mapping mapping && mapping.child("schemaFormat") != null) {
            Node inner = mapping.child("schema");
            return inner != null && SchemaFormats.areRead(mapping.text("schemaFormat")) ? schema(inner) : null;
        }
        return schema(node);
    }

    /** The schema at a node, or at the end of a reference; one that allows anything where a reference leads nowhere. */
    Schema schema(Node node) {
        Node end = references.follow(node);
        if (end instanceof Mapping mapping && mapping.child("schemaFormat") != null) {
            Node inner = mapping.child("schema");
            Node target = inner == null ? null : references.follow(inner);
            end = target == null ? end : target;
        }
        return schemas.computeIfAbsent(end == null ? node : end, this::create);
    }

    private Schema create(Node node) {
        boolean nowhere = References.is(node);
        Identity identity = new Identity(nowhere ? null : name(node), node.pointer(), node.location());
        Schema schema = new Schema(
                identity,
                new Once(() -> nowhere ? KeywordReader.anything() : new KeywordReader(node, this::schema).read()));
        nodes.put(schema, node);
        unread.add(schema);
        return schema;
    }

    private static @Nullable String name(Node node) {
        String pointer = node.pointer();
        if (pointer.isEmpty()) {
            String file = node.location().file().replaceFirst(".*[/\\\\]", "");
            return file.replaceFirst("\\.(yaml|yml|json)$", "").replaceFirst("\\.schema$", "");
        }
        Matcher named = NAMED.matcher(pointer);
        if (named.matches()) {
            return named.group(1);
        }
        Matcher top = TOP_LEVEL.matcher(pointer);
        return top.matches() && node.root().child("asyncapi") == null ? top.group(1) : null;
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
