package dev.howl.model.link;

import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that have a URI ({@code $id}) and those that have a name in their resource ({@code $anchor}, {@code $id:
 * '#name'}), of every file looked at so far.
 */
final class SchemaIdentifiers {
    private static final Set<String> DATA = Set.of("enum", "const", "default", "examples", "example");
    private static final Set<String> MAPS = Set.of("properties", "patternProperties", "definitions", "$defs");

    private final SchemaDialects dialects;
    private final Set<Node> indexed = new HashSet<>();
    private final Map<String, Node> byUri = new HashMap<>();
    private final Map<Node, URI> bases = new HashMap<>();
    private final Map<Node, Map<String, Node>> anchors = new HashMap<>();

    SchemaIdentifiers(SchemaDialects dialects) {
        this.dialects = dialects;
    }

    /**
     * Looks at a file, once.
     *
     * @param dialect of its schemas, unless they say otherwise
     */
    void index(Node root, SchemaDialect dialect) {
        if (!indexed.add(root)) {
            return;
        }
        Deque<Node> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            Node node = open.remove();
            if (node instanceof Mapping mapping) {
                boolean names = MAPS.contains(mapping.step());
                identify(mapping, dialect);
                mapping.forEach((key, child) -> {
                    if (names || !DATA.contains(key)) {
                        open.add(child);
                    }
                });
            } else if (node instanceof Sequence list) {
                open.addAll(list.items());
            }
        }
    }

    /** Its URI first: its names belong to the resource that begins with it. */
    private void identify(Mapping schema, SchemaDialect dialect) {
        String id = id(schema, dialect);
        if (id != null) {
            identify(schema, id);
        }
        for (String keyword : new String[] {"$anchor", "$dynamicAnchor"}) {
            String anchor = schema.text(keyword);
            if (anchor != null) {
                anchor(resource(schema), anchor, schema);
            }
        }
    }

    private void identify(Mapping schema, String id) {
        int hash = id.indexOf('#');
        String uri = hash < 0 ? id : id.substring(0, hash);
        URI absolute = uri.isEmpty() ? null : resolved(base(schema), uri);
        if (absolute != null) {
            bases.put(schema, absolute);
            byUri.putIfAbsent(absolute.toString(), schema);
        }
        if (hash >= 0 && hash < id.length() - 1) {
            anchor(resource(schema), id.substring(hash + 1), schema);
        }
    }

    /** Before 2019-09 what stands beside a {@code $ref} is ignored, {@code $id} included. */
    private @Nullable String id(Mapping schema, SchemaDialect dialect) {
        String id = schema.text("$id");
        String older = schema.text("id");
        if (id == null && older != null && dialects.of(schema, dialect) == SchemaDialect.DRAFT_04) {
            id = older;
        }
        boolean ignored = id != null
                && References.is(schema)
                && !dialects.of(schema, dialect).appliesSiblings();
        return ignored ? null : id;
    }

    private void anchor(Node resource, String name, Mapping schema) {
        anchors.computeIfAbsent(resource, key -> new HashMap<>()).putIfAbsent(name, schema);
    }

    /** Returns the schema around a node that has a URI of its own, or the root of the file. */
    Node resource(Node node) {
        for (Node around = node; around != null; around = around.parent()) {
            if (bases.containsKey(around)) {
                return around;
            }
        }
        return node.root();
    }

    /** Returns {@code true} if a schema has a URI of its own. */
    boolean isResource(Node node) {
        return bases.containsKey(node);
    }

    /** Returns {@code true} if references in a node are relative to an {@code $id}, not to the file. */
    boolean hasBase(Node node) {
        return bases.containsKey(resource(node));
    }

    /** Returns the URI against which references of a node are resolved (RFC 3986, section 5.1). */
    URI base(Node node) {
        URI own = bases.get(resource(node));
        return own == null
                ? Path.of(node.location().file()).toAbsolutePath().normalize().toUri()
                : own;
    }

    /** Returns the schema with that URI, {@code null} if no file looked at so far has it. */
    @Nullable
    Node byUri(URI uri) {
        return byUri.get(uri.toString());
    }

    /**
     * Returns the schema of that name, in its resource or else elsewhere in the file; {@code null} if there is none.
     */
    @Nullable
    Node anchor(Node resource, String name) {
        Node own = anchors.getOrDefault(resource, Map.of()).get(name);
        return own == null ? anchors.getOrDefault(resource.root(), Map.of()).get(name) : own;
    }

    /** Returns a reference as an absolute URI, {@code null} if it is none. */
    static @Nullable URI resolved(URI base, String reference) {
        try {
            return base.resolve(reference.replace(" ", "%20")).normalize();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
