package dev.howl.generator.write;

import dev.howl.runtime.ParallelMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A folder that belongs to the generator alone. A file whose content is the same is not touched, so that a build sees
 * no
 * change where there is none; a file that the generator wrote before and no longer writes is removed.
 */
public final class OutputFolder {
    /** Names what the last run wrote, so that nothing else is ever removed. */
    private static final String MANIFEST = ".howl-generated";

    private final Path root;

    public OutputFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Makes the folder hold exactly these files, beside files of others.
     *
     * @param files content by path relative to the folder, with slashes
     * @return how many files were written or removed
     * @throws IOException where a file cannot be written, or would lie outside the folder
     */
    public int write(Map<String, String> files) throws IOException {
        Map<String, String> sorted = new TreeMap<>(files);
        Set<String> before = manifest();
        int changes = writeAll(sorted);
        for (String old : before) {
            changes += !sorted.containsKey(old) && Files.deleteIfExists(resolve(old)) ? 1 : 0;
        }
        writeIfChanged(MANIFEST, String.join("\n", sorted.keySet()) + "\n");
        return changes;
    }

    /** Writes side by side: most of the time of thousands of small files passes in calls of the operating system. */
    private int writeAll(Map<String, String> files) throws IOException {
        Set<Path> folders = new LinkedHashSet<>(Set.of(root));
        for (String path : files.keySet()) {
            folders.add(resolve(path).getParent());
        }
        for (Path folder : folders) {
            Files.createDirectories(folder);
        }
        try {
            List<Boolean> written = ParallelMap.onAllCores()
                    .map(List.copyOf(files.entrySet()), file -> writeUnchecked(file.getKey(), file.getValue()));
            return Collections.frequency(written, true);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean writeUnchecked(String path, String content) {
        try {
            return writeIfChanged(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> manifest() throws IOException {
        Path manifest = root.resolve(MANIFEST);
        if (!Files.exists(manifest)) {
            return Set.of();
        }
        List<String> lines = Files.readAllLines(manifest);
        lines.removeIf(String::isBlank);
        return new HashSet<>(lines);
    }

    private boolean writeIfChanged(String path, String content) throws IOException {
        Path file = resolve(path);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return false;
        }
        Files.write(file, bytes);
        return true;
    }

    private Path resolve(String path) throws IOException {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new IOException("'" + path + "' would lie outside " + root);
        }
        return file;
    }
}
