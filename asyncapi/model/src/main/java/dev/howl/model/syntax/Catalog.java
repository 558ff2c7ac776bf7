package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The local files that stand for web addresses, by the file in which a user lists them. */
final class Catalog {
    private final Map<String, Path> files = new HashMap<>();

    private Catalog() {}

    static Catalog empty() {
        return new Catalog();
    }

    /**
     * Reads a catalog.
     *
     * @param root an object whose keys are URIs, and whose values are paths relative to the catalog
     */
    static Catalog of(Path file, Node root, Diagnostics diagnostics) {
        Catalog catalog = new Catalog();
        if (!(root instanceof Mapping mapping)) {
            diagnostics.error(root.location(), "a catalog is an object that maps URIs to files, not " + root.kind());
            return catalog;
        }
        mapping.forEach((uri, value) -> {
            String path = mapping.text(uri);
            if (path == null || uri.endsWith("/") != path.endsWith("/")) {
                diagnostics.error(
                        value.location(),
                        "a catalog maps a URI to a file, or a URI that ends in '/' to a folder that ends in '/'");
                return;
            }
            catalog.add(file, uri, path, value.location(), diagnostics);
        });
        return catalog;
    }

    private void add(Path file, String uri, String path, Location location, Diagnostics diagnostics) {
        try {
            files.put(uri, file.resolveSibling(path).normalize());
        } catch (InvalidPathException e) {
            diagnostics.error(location, "'" + path + "' is not a path");
        }
    }

    /**
     * Returns the file for a URI without fragment: that of the URI itself, or of its longest listed prefix; else {@code
     * null}.
     */
    @Nullable
    Path file(String uri) {
        Path exact = files.get(uri);
        if (exact != null && !uri.endsWith("/")) {
            return exact;
        }
        for (int slash = uri.lastIndexOf('/'); slash > 0; slash = uri.lastIndexOf('/', slash - 1)) {
            Path folder = files.get(uri.substring(0, slash + 1));
            if (folder != null && slash + 1 < uri.length()) {
                return folder.resolve(Percent.decoded(uri.substring(slash + 1))).normalize();
            }
        }
        return null;
    }
}
