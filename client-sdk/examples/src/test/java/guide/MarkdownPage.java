package guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A page of the project.
 *
 * @param path its path from the top of the project
 */
record MarkdownPage(String path, String text) {
    /** The top of the project, seen from this module. */
    static final Path TOP = Path.of("../..").toAbsolutePath().normalize();

    private static final Set<String> OTHER_FOLDERS = Set.of("target", "node_modules", ".git", "cases");

    /** Returns all pages, in alphabetical order. */
    static List<MarkdownPage> all() {
        return files(TOP, ".md").stream().map(MarkdownPage::read).toList();
    }

    /** Returns the files with this extension below a folder, without build output. */
    static List<Path> files(Path folder, String extension) {
        try (Stream<Path> children = Files.list(folder).sorted()) {
            return children.flatMap(child -> {
                        if (Files.isDirectory(child)) {
                            String name = child.getFileName().toString();
                            return OTHER_FOLDERS.contains(name) ? Stream.<Path>of() : files(child, extension).stream();
                        }
                        return Stream.of(child).filter(file -> file.toString().endsWith(extension));
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MarkdownPage read(Path file) {
        return new MarkdownPage(TOP.relativize(file).toString().replace('\\', '/'), content(file));
    }

    /** Returns the content of a file of the project. */
    static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether it is the README, a guide or the description of a folder of client code. */
    boolean isForUsers() {
        return path.equals("README.md") || path.startsWith("docs-site/") || path.startsWith("client-sdk/");
    }

    Path file() {
        return TOP.resolve(path);
    }

    List<CodeBlock> blocks() {
        return CodeBlock.all(text);
    }

    @Override
    public String toString() {
        return path;
    }
}
