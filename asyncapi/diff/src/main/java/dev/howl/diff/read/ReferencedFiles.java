package dev.howl.diff.read;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.syntax.Documents;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Scalar;
import dev.howl.model.syntax.Sequence;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A document of a commit, and every file that its references lead to, copied into a folder of their own, which is deleted
 * at the end.
 */
final class ReferencedFiles implements AutoCloseable {
    private static final int MOST_FILES = 1000;

    private final GitFiles git;
    private final Path root;
    private final Set<String> seen = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    ReferencedFiles(GitFiles git) throws IOException {
        this.git = git;
        this.root = Files.createTempDirectory("howl-diff").toRealPath();
    }

    /** Returns the folder that stands for the root of the repository. */
    Path root() {
        return root;
    }

    /** Copies the files and returns the document. */
    Path copy() throws IOException, UnreadableContractException {
        add(git.path());
        while (!open.isEmpty()) {
            copy(open.remove());
        }
        return root.resolve(git.path());
    }

    private void add(String path) throws UnreadableContractException {
        if (!path.isEmpty() && seen.add(path)) {
            if (seen.size() > MOST_FILES) {
                throw new UnreadableContractException("the document refers to more than " + MOST_FILES + " files");
            }
            open.add(path);
        }
    }

    private void copy(String path) throws IOException, UnreadableContractException {
        Path target = root.resolve(path).normalize();
        Optional<byte[]> bytes = target.startsWith(root) ? git.read(path) : Optional.empty();
        if (bytes.isEmpty()) {
            return;
        }
        Files.createDirectories(target.getParent());
        Files.write(target, bytes.get());
        Node node = new Documents(target, root, null, new Diagnostics()).first();
        if (node != null) {
            for (String reference : references(node)) {
                add(resolved(path, reference));
            }
        }
    }

    private static Set<String> references(Node start) {
        Set<String> found = new HashSet<>();
        Deque<Node> nodes = new ArrayDeque<>(List.of(start));
        while (!nodes.isEmpty()) {
            Node node = nodes.remove();
            if (node instanceof Mapping mapping) {
                if (mapping.child("$ref") instanceof Scalar scalar && scalar.text() != null) {
                    found.add(scalar.text());
                }
                mapping.forEach((key, value) -> nodes.add(value));
            } else if (node instanceof Sequence list) {
                nodes.addAll(list.items());
            }
        }
        return found;
    }

    /** Returns the path of the file that a reference leads to; empty for one within its file, or to the web. */
    private static String resolved(String from, String reference) {
        String file = reference.replaceFirst("#.*", "");
        if (file.isEmpty() || file.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*|/.*")) {
            return "";
        }
        String decoded;
        try {
            decoded = URLDecoder.decode(file.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            decoded = file;
        }
        int slash = from.lastIndexOf('/');
        return GitFiles.normalized((slash < 0 ? "" : from.substring(0, slash + 1)) + decoded);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // The folder is in the system's folder for temporary files, which is emptied at some time.
        }
    }
}
