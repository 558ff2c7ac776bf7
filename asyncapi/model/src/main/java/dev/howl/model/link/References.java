package dev.howl.model.link;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.SchemaDialects.Origin;
import dev.howl.model.syntax.Documents;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Percent;
import dev.howl.model.syntax.Pointers;
import dev.howl.model.syntax.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Follows {@code $ref} (AsyncAPI 3.0 Reference Object; RFC 6901). What leads nowhere is reported once. */
public final class References {
    private static final int MOST_AT_ONCE = 50;
    private static final int LONGEST_CHAIN = 100;

    private final Diagnostics diagnostics;
    private final SchemaDialects dialects;
    private final ReferenceTargets targets;
    private final Map<Node, Optional<Node>> ends = new HashMap<>();
    private final Map<Node, Optional<Node>> hops = new HashMap<>();
    private final Set<Node> open = new HashSet<>();
    /** Targets by reference, as both stand in the files. */
    private final Map<Node, Node> written = new LinkedHashMap<>();

    /** Told that {@code parent} has no {@code step}. */
    interface Missing {
        void report(Node parent, String step);
    }

    public References(Documents documents, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.dialects = new SchemaDialects(diagnostics);
        this.targets = new ReferenceTargets(documents, dialects, diagnostics);
    }

    /** Returns {@code true} if a node is a reference, well-formed or not. */
    public static boolean is(@Nullable Node node) {
        return node instanceof Mapping mapping && mapping.child("$ref") != null;
    }

    /**
     * Returns the last node of a chain of references: the node itself if it is not a reference, {@code null} if a link is
     * broken.
     */
    public @Nullable Node follow(Node written) {
        Node node = dialects.translated(written);
        if (!is(node)) {
            return node;
        }
        Optional<Node> known = ends.get(node);
        if (known != null) {
            return known.orElse(null);
        }
        Node end = end(node);
        ends.put(node, Optional.ofNullable(end));
        return end;
    }

    private @Nullable Node end(Node start) {
        Set<Node> seen = new HashSet<>();
        Node current = start;
        while (current instanceof Mapping reference && is(reference)) {
            if (!seen.add(reference)) {
                diagnostics.error(start.location(), "this $ref leads back to itself and never to an object");
                return null;
            }
            if (seen.size() > LONGEST_CHAIN) {
                diagnostics.error(
                        start.location(), "this $ref leads through more than " + LONGEST_CHAIN + " other references");
                return null;
            }
            current = hop(reference);
        }
        return current;
    }

    /** Returns one step along a reference. */
    @Nullable
    Node hop(Mapping reference) {
        return hop(reference, (parent, step) -> reportMissing(reference, parent, step));
    }

    /** Returns one step along a reference, with words of the caller's for what is missing at the end of its pointer. */
    @Nullable
    Node hop(Mapping reference, Missing missing) {
        Optional<Node> known = hops.get(reference);
        if (known != null) {
            return known.orElse(null);
        }
        if (!open.add(reference) || open.size() > MOST_AT_ONCE) {
            diagnostics.error(reference.location(), "this $ref leads back to itself and never to an object");
            return null;
        }
        Node target = target(reference, missing);
        open.remove(reference);
        hops.put(reference, Optional.ofNullable(target));
        return target;
    }

    /**
     * Returns every node along a reference, the last one no reference; empty if it leads nowhere, which is reported.
     */
    List<Node> chain(Mapping reference, Missing missing) {
        List<Node> chain = new ArrayList<>();
        Node first = hop(reference, missing);
        if (first == null || follow(first) == null) {
            return List.of();
        }
        for (Node node = first; node != null; node = node instanceof Mapping next && is(next) ? hop(next) : null) {
            chain.add(node);
        }
        return chain;
    }

    private @Nullable Node target(Mapping reference, Missing missing) {
        String text = reference.child("$ref") instanceof Scalar scalar ? scalar.text() : null;
        if (text == null) {
            diagnostics.error(reference.location(), "a $ref is text such as '#/components/schemas/User'");
            return null;
        }
        Origin origin = dialects.origin(reference);
        int hash = text.indexOf('#');
        String fragment = hash < 0 ? "" : Percent.decoded(text.substring(hash + 1));
        String name = hash < 0 ? text : text.substring(0, hash);
        Node resource = targets.resource(origin.schema(), name, text, origin.dialect());
        if (resource == null || targets.isOpaque(resource)) {
            return resource;
        }
        Node target = within(resource, fragment, reference, missing);
        if (target == null) {
            return null;
        }
        written.put(origin.schema(), target);
        return dialects.translated(target, dialects.of(target, origin.dialect()));
    }

    /** Returns the document with what it refers to in other files, all references within it; those to the web stay. */
    public JsonNode bundled(Mapping document) {
        return new DocumentBundle(document, written, targets.identifiers()).write();
    }

    private @Nullable Node within(Node resource, String fragment, Mapping reference, Missing missing) {
        List<String> steps = Pointers.steps(fragment);
        if (steps == null) {
            Node named = targets.anchor(resource, fragment);
            if (named == null) {
                diagnostics.error(
                        reference.location(),
                        "'#" + fragment + "' is neither an $anchor there nor a JSON Pointer such as"
                                + " '#/components/schemas/User'");
            }
            return named;
        }
        boolean embedded = resource.parent() != null;
        Node target = walk(resource, steps, embedded ? (parent, step) -> {} : missing);
        return target == null && embedded ? walk(resource.root(), steps, missing) : target;
    }

    /**
     * Returns the schema of a Multi Format Schema Object in draft-07, {@code null} if its format is not read or it has
     * none.
     */
    public @Nullable Node schemaOf(Mapping multiFormat) {
        Node inner = multiFormat.child("schema");
        String format = multiFormat.text("schemaFormat");
        SchemaDialect dialect = format == null ? null : SchemaDialect.ofFormat(format);
        return inner == null || dialect == null ? null : dialects.translated(inner, dialects.of(inner, dialect));
    }

    /**
     * Returns the schema of a message whose format stands beside it, in draft-07; {@code null} if the format is not
     * read.
     */
    public @Nullable Node schemaOf(Node payload, String format) {
        SchemaDialect dialect = SchemaDialect.ofFormat(format);
        return dialect == null ? null : dialects.translated(payload, dialect);
    }

    /** Returns a schema in draft-07 if it names another dialect itself, any other node as it is. */
    public Node translated(Node node) {
        return dialects.translated(node);
    }

    /** Returns {@code true} if a node refers to a web address that the catalog lacks. */
    public boolean isOpaque(Node node) {
        return targets.isOpaque(node);
    }

    /** Pointers may lead through references: tools that replace references first allow it, and documents rely on it. */
    private @Nullable Node walk(Node root, List<String> steps, Missing missing) {
        Node current = root;
        for (String step : steps) {
            Node next = current.child(step);
            if (next == null && is(current)) {
                Node through = follow(current);
                if (through == null) {
                    return null;
                }
                current = through;
                next = current.child(step);
            }
            if (next == null) {
                missing.report(current, step);
                return null;
            }
            current = next;
        }
        return current;
    }

    void reportMissing(Mapping reference, Node parent, String step) {
        String place = parent.pointer().isEmpty() ? "the document" : "#" + parent.pointer();
        String has = parent instanceof Mapping mapping && !mapping.keys().isEmpty()
                ? place + " has: " + NameHints.list(mapping.keys()) + NameHints.hint(step, mapping.keys())
                : place + " is empty";
        diagnostics.error(reference.location(), "'" + reference.text("$ref") + "' does not exist; " + has);
    }
}
