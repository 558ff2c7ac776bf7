package dev.howl.model.link;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.syntax.DerivedNodes;
import dev.howl.model.syntax.Documents;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Percent;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files and schemas that references name before their fragment: by a path, by an {@code $id}, or by a web address
 * that the catalog lists. Nothing is fetched: what is at another web address is opaque.
 */
final class ReferenceTargets {
    private final Documents documents;
    private final SchemaIdentifiers identifiers;
    private final Diagnostics diagnostics;
    private final Map<String, Node> opaque = new HashMap<>();
    private final Set<Node> opaqueNodes = new HashSet<>();

    ReferenceTargets(Documents documents, SchemaDialects dialects, Diagnostics diagnostics) {
        this.documents = documents;
        this.identifiers = new SchemaIdentifiers(dialects);
        this.diagnostics = diagnostics;
    }

    /**
     * Returns the document that a reference without its fragment names; {@code null} if it cannot be read.
     *
     * @param from node that has the reference
     * @param reference without its fragment; empty for the resource that the node is in
     * @param written with its fragment
     * @param dialect of the schemas that it names, unless they say otherwise
     */
    @Nullable
    Node resource(Node from, String reference, String written, SchemaDialect dialect) {
        identifiers.index(from.root(), dialect);
        if (reference.isEmpty()) {
            return identifiers.resource(from);
        }
        URI absolute = SchemaIdentifiers.resolved(identifiers.base(from), reference);
        Node identified = absolute == null ? null : identifiers.byUri(absolute);
        if (identified != null) {
            return identified;
        }
        String scheme = scheme(reference);
        boolean based = identifiers.hasBase(from);
        String uri = based && absolute != null ? absolute.toString() : reference;
        if ((!scheme.isEmpty() || based) && documents.hasCataloged(uri)) {
            return indexed(documents.cataloged(from.location(), uri), dialect);
        }
        String path = path(scheme, reference);
        if (isWeb(scheme)) {
            return opaque(from.location(), written);
        }
        return based && isWeb(scheme(uri)) && !documents.hasFile(from.location(), path)
                ? opaque(from.location(), uri + written.substring(reference.length()))
                : indexed(documents.relative(from.location(), path), dialect);
    }

    private static boolean isWeb(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }

    private static String path(String scheme, String reference) {
        return Percent.decoded(scheme.equals("file") ? reference.replaceFirst("^[^:]*:(//[^/]*)?", "") : reference);
    }

    private @Nullable Node indexed(@Nullable Node root, SchemaDialect dialect) {
        if (root != null) {
            identifiers.index(root, dialect);
        }
        return root;
    }

    private static String scheme(String reference) {
        int colon = reference.indexOf(':');
        String scheme = colon < 0 ? "" : reference.substring(0, colon);
        return scheme.matches("[A-Za-z][A-Za-z0-9+.-]*") ? scheme.toLowerCase(Locale.ROOT) : "";
    }

    private Node opaque(Location from, String uri) {
        diagnostics.warning(
                from,
                "'" + uri + "' is not fetched, so any value is allowed; add a local copy to a catalog (--catalog)");
        return opaque.computeIfAbsent(uri, key -> {
            Node node = DerivedNodes.empty(from);
            opaqueNodes.add(node);
            return node;
        });
    }

    boolean isOpaque(Node node) {
        return opaqueNodes.contains(node);
    }

    SchemaIdentifiers identifiers() {
        return identifiers;
    }

    /** Returns the schema that has a plain name in a resource, {@code null} if there is none. */
    @Nullable
    Node anchor(Node resource, String name) {
        return identifiers.anchor(resource, name);
    }
}
