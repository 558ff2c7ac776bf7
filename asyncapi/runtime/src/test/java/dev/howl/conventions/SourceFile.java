package dev.howl.conventions;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A Java source file of the repository.
 *
 * @param path the path relative to the root of the repository, with slashes
 */
record SourceFile(String path, String text) {
    static final Set<String> TOPS = Set.of("asyncapi", "server", "client-sdk");
    private static final Set<String> SKIPPED = Set.of("target", "node_modules");

    /** Reads all source files of this repository. */
    static List<SourceFile> all() throws IOException {
        return below(root());
    }

    /** Reads all source files of a repository, without build output. */
    static List<SourceFile> below(Path root) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (String top : TOPS) {
            Files.walkFileTree(root.resolve(top), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return SKIPPED.contains(String.valueOf(folder.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (file.toString().endsWith(".java")) {
                        String path = root.relativize(file).toString().replace('\\', '/');
                        files.add(new SourceFile(path, Files.readString(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return files;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        for (Path root = folder; root != null; root = root.getParent()) {
            Path candidate = root;
            if (TOPS.stream().allMatch(top -> Files.isDirectory(candidate.resolve(top)))) {
                return root;
            }
        }
        throw new IllegalStateException("the root of the repository is not above " + folder);
    }

    boolean isMain() {
        return path.contains("/src/main/java/") && !path.contains("/examples/") && !path.contains("/src/it/");
    }

    String simpleName() {
        return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    }

    long lines() {
        return text.lines().count();
    }
}
