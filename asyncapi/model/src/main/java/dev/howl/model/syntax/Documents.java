package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of one contract, each read once. References stay in the folder of the first document, or in a root folder
 * that the caller allows, whatever symbolic links say.
 */
public final class Documents {
    private final Path first;
    private final List<Path> allowed;
    private final Catalog catalog;
    private final @Nullable Path catalogFile;
    private final Diagnostics diagnostics;
    private final Map<Path, Loaded> loaded = new LinkedHashMap<>();
    private final Set<Path> tried = new LinkedHashSet<>();
    private final NodeBudget budget = new NodeBudget();
    private long bytesRead;
    private String firstText = "";

    /** @param file as problems name it */
    private record Loaded(Path file, Optional<Node> root) {}

    /**
     * Creates the list of files.
     *
     * @param root folder in which references may stay, too; {@code null} if there is none
     * @param catalog file that lists local files for web addresses, which may be in its folder, too; {@code null} if
     *     there is none
     */
    public Documents(Path first, @Nullable Path root, @Nullable Path catalog, Diagnostics diagnostics) {
        this.first = first;
        this.diagnostics = diagnostics;
        List<Path> folders = new ArrayList<>();
        if (catalog != null) {
            folders.add(folder(catalog.toAbsolutePath().normalize()));
        }
        folders.add(folder(first.toAbsolutePath().normalize()));
        if (root != null) {
            folders.add(root.toAbsolutePath().normalize());
        }
        this.allowed = List.copyOf(folders);
        this.catalogFile = catalog;
        this.catalog = catalog == null ? Catalog.empty() : catalog(catalog);
    }

    private Catalog catalog(Path file) {
        Location start = new Location(file.toString(), 1, 1);
        if (!Files.isRegularFile(file)) {
            diagnostics.error(start, "the catalog '" + file + "' does not exist");
            return Catalog.empty();
        }
        String text = text(file, start);
        Node root = text == null ? null : SyntaxReader.read(file.toString(), text, budget, diagnostics);
        return root == null ? Catalog.empty() : Catalog.of(file, root, diagnostics);
    }

    private static Path folder(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    /** Returns the first document, {@code null} if it cannot be read. */
    public @Nullable Node first() {
        return root(first, new Location(first.toString(), 1, 1));
    }

    /** Returns the text of the first document, empty before it is read. */
    public String firstText() {
        return firstText;
    }

    /** Returns every file read, the first document first. */
    public List<Path> files() {
        return loaded.values().stream().map(Loaded::file).toList();
    }

    /** Returns every allowed file that was read or could not be, the first document first, and the catalog last. */
    public List<Path> tried() {
        List<Path> all = new ArrayList<>(tried);
        if (catalogFile != null) {
            all.add(catalogFile);
        }
        return List.copyOf(all);
    }

    /** Returns {@code true} if the catalog has a file for a URI without fragment. */
    public boolean hasCataloged(String uri) {
        return catalog.file(uri) != null;
    }

    /**
     * Returns the root of the file that the catalog has for a URI, {@code null} if it cannot be read or there is none.
     */
    public @Nullable Node cataloged(Location from, String uri) {
        try {
            Path file = catalog.file(uri);
            return file == null ? null : root(file, from);
        } catch (InvalidPathException e) {
            diagnostics.error(from, "'" + uri + "' is not a path");
            return null;
        }
    }

    /**
     * Returns the root of the file that a reference names, {@code null} if it cannot be read.
     *
     * @param reference a path relative to the file of {@code from}, decoded; an absolute path must be in an allowed
     *     folder
     */
    public @Nullable Node relative(Location from, String reference) {
        try {
            if (reference.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*|[\\\\].*")) {
                diagnostics.error(
                        from,
                        "'" + reference
                                + "' is not supported: a $ref leads into this file or to a file by its path; keep a"
                                + " copy beside this document");
                return null;
            }
            return root(Path.of(from.file()).resolveSibling(reference).normalize(), from);
        } catch (InvalidPathException e) {
            diagnostics.error(from, "'" + reference + "' is not a path");
            return null;
        }
    }

    /** Returns {@code true} if a path, relative to the file of {@code from}, leads to a file in an allowed folder. */
    public boolean hasFile(Location from, String path) {
        try {
            Path file = Path.of(from.file()).resolveSibling(path).normalize();
            return !outside(file) && Files.isRegularFile(file);
        } catch (InvalidPathException | IOException e) {
            return false;
        }
    }

    private @Nullable Node root(Path file, Location from) {
        Path identity = file.toAbsolutePath().normalize();
        Loaded known = loaded.get(identity);
        if (known != null) {
            return known.root().orElse(null);
        }
        if (loaded.size() >= DocumentLimits.FILES) {
            diagnostics.error(from, "the contract has more than " + DocumentLimits.FILES + " files");
            return null;
        }
        if (!mayBeRead(file, from)) {
            return null;
        }
        String text = text(file, from);
        if (text != null && loaded.isEmpty()) {
            firstText = text;
        }
        Node root = text == null ? null : SyntaxReader.read(file.toString(), text, budget, diagnostics);
        loaded.put(identity, new Loaded(file, Optional.ofNullable(root)));
        return root;
    }

    private boolean mayBeRead(Path file, Location from) {
        try {
            if (!file.equals(first) && outside(file)) {
                diagnostics.error(
                        from,
                        "'" + file + "' is outside of " + allowed.get(allowed.size() - 1)
                                + "; keep a copy beside the document, or allow a folder around both (--root)");
                return false;
            }
        } catch (IOException e) {
            return unreadable(file, from, e);
        }
        tried.add(file);
        if (!Files.isRegularFile(file)) {
            diagnostics.error(from, "the file '" + file + "' does not exist");
            return false;
        }
        return true;
    }

    private boolean unreadable(Path file, Location from, IOException cause) {
        diagnostics.error(from, "'" + file + "' cannot be read: " + cause.getMessage());
        return false;
    }

    private @Nullable String text(Path file, Location from) {
        try {
            return decode(file, from, bytes(file));
        } catch (IOException e) {
            unreadable(file, from, e);
            return null;
        }
    }

    /** Asked before and after symbolic links: a path outside is not even looked at. */
    private boolean outside(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        if (allowed.stream().noneMatch(absolute::startsWith)) {
            return true;
        }
        return Files.exists(absolute) && !isInside(absolute.toRealPath());
    }

    private boolean isInside(Path real) throws IOException {
        for (Path folder : allowed) {
            if (Files.exists(folder) && real.startsWith(folder.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(DocumentLimits.FILE_BYTES + 1);
        }
    }

    private @Nullable String decode(Path file, Location from, byte[] bytes) {
        bytesRead += bytes.length;
        if (bytes.length > DocumentLimits.FILE_BYTES) {
            diagnostics.error(new Location(file.toString(), 1, 1), "the file is larger than 5 MB");
            return null;
        }
        if (bytesRead > DocumentLimits.TOTAL_BYTES) {
            diagnostics.error(from, "the files of the contract are larger than 20 MB together");
            return null;
        }
        return TextDecoder.decode(file.toString(), bytes, diagnostics);
    }
}
