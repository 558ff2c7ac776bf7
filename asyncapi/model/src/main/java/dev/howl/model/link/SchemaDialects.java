package dev.howl.model.link;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schemas of a contract that are not written in draft-07, each translated once. */
final class SchemaDialects {
    private final Diagnostics diagnostics;
    private final Map<Place, Node> translated = new HashMap<>();
    private final Map<Node, Origin> origins = new HashMap<>();

    private record Place(Node node, SchemaDialect dialect) {}

    /**
     * The schema in which a reference is written.
     *
     * @param dialect of what it leads to, unless that says otherwise
     */
    record Origin(Mapping schema, SchemaDialect dialect) {}

    SchemaDialects(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Returns a schema in draft-07: itself if it is written so. */
    Node translated(Node node, SchemaDialect dialect) {
        if (dialect == SchemaDialect.DRAFT_07 || !(node instanceof Mapping schema) || isOtherFormat(schema)) {
            return node;
        }
        Place place = new Place(node, dialect);
        Node known = translated.get(place);
        if (known == null) {
            known = new SchemaTranslation(this, schema, dialect, diagnostics).translate();
            translated.put(place, known);
        }
        return known;
    }

    /** Returns a schema in draft-07 if it names another dialect itself, otherwise the node as it is. */
    Node translated(Node node) {
        if (node instanceof Mapping schema && !origins.containsKey(node)) {
            SchemaDialect own = own(schema);
            return own == null ? node : translated(node, own);
        }
        return node;
    }

    private static boolean isOtherFormat(Mapping schema) {
        return schema.text("schemaFormat") != null && schema.child("schema") != null;
    }

    /** Returns the dialect in which a node of a file is written, told by what is around it. */
    SchemaDialect of(Node node, SchemaDialect otherwise) {
        for (Node around = node; around != null; around = around.parent()) {
            SchemaDialect own = around instanceof Mapping schema ? own(schema) : null;
            if (own != null) {
                return own;
            }
            Node outer = around.parent();
            String format = around.step().equals("schema") && outer instanceof Mapping object
                    ? object.text("schemaFormat")
                    : null;
            SchemaDialect formatted = format == null ? null : SchemaDialect.ofFormat(format);
            if (formatted != null) {
                return formatted;
            }
        }
        return ofDocument(node.root(), otherwise);
    }

    private static SchemaDialect ofDocument(Node root, SchemaDialect otherwise) {
        if (root.child("asyncapi") != null) {
            return SchemaDialect.DRAFT_07;
        }
        Node version = root.child("openapi") == null ? root.child("swagger") : root.child("openapi");
        return version == null
                ? otherwise
                : SchemaDialect.ofOpenApi(version.json().asString(""));
    }

    private static @Nullable SchemaDialect own(Mapping schema) {
        String uri = schema.text("$schema");
        return uri == null ? null : SchemaDialect.ofSchema(uri);
    }

    /** Remembers the origin of a translated reference. */
    void put(Mapping reference, Origin origin) {
        origins.put(reference, origin);
    }

    /** Returns the schema of a file in which a reference is written. */
    Origin origin(Mapping reference) {
        Origin origin = origins.get(reference);
        return origin == null ? new Origin(reference, SchemaDialect.DRAFT_07) : origin;
    }
}
