package dev.howl.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a docs site in a folder, which are written again when the documents have changed. Thread-safe. */
public final class DocsSite {
    /** Excludes paths that lead out of the folder, and hidden files. */
    private static final Pattern FILE =
            Pattern.compile("(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*[A-Za-z0-9_~-][A-Za-z0-9._~-]*");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "md", "text/markdown;charset=UTF-8",
            "txt", "text/plain;charset=UTF-8");

    private final Path folder;
    private final Runnable refresh;

    /**
     * Creates the site of a folder.
     *
     * @param refresh brings the folder up to date; called before a page is read
     */
    public DocsSite(Path folder, Runnable refresh) {
        this.folder = folder;
        this.refresh = refresh;
    }

    /** Returns whether the site has a file; a document without WebSockets has no playground. */
    public boolean has(String file) {
        return Files.isRegularFile(folder.resolve(file));
    }

    /** A file with its media type. */
    record Found(String name, String type, Path file) {
        boolean isPlayground() {
            return name.equals("playground.html") || name.endsWith("/playground.html");
        }

        byte[] content() throws IOException {
            return Files.readAllBytes(file);
        }
    }

    /** Returns a file by the path of a request, whose extension {@code .html} may be left out; {@code null} for none. */
    @Nullable
    Found find(String path) throws IOException {
        String name = path.substring(1);
        String file = name.isEmpty() || name.endsWith("/") ? name + "index.html" : name;
        if (!FILE.matcher(file).matches() || file.contains("..")) {
            return null;
        }
        if (!file.contains(".") || file.endsWith(".html")) {
            synchronized (this) {
                refresh.run();
            }
        }
        Path found = folder.resolve(file);
        if (!Files.isRegularFile(found)) {
            file += ".html";
            found = folder.resolve(file);
        }
        if (!Files.isRegularFile(found)) {
            return null;
        }
        String extension = file.substring(file.lastIndexOf('.') + 1);
        return new Found(file, TYPES.getOrDefault(extension, "application/octet-stream"), found);
    }
}
