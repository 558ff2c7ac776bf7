package dev.howl.testkit.seen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files of a folder and its subfolders, one subfolder for each module of a build.
 *
 * @param entries by module and class
 * @param unreadable a sentence for each file that cannot be read, such as one that was written in part
 */
public record SeenFolder(List<Entry> entries, List<String> unreadable) {
    private static final int MAX_DEPTH = 5;
    private static final long MAX_BYTES = 32L * 1024 * 1024;

    /**
     * A file.
     *
     * @param module its folder, relative to the folder of all; empty for a file without one
     */
    public record Entry(String module, Path path, SeenFile file) {}

    public SeenFolder {
        entries = List.copyOf(entries);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Reads all files.
     *
     * @throws IOException if the folder cannot be listed; one that does not exist is empty
     */
    public static SeenFolder read(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Path path : files(folder)) {
            Path parent = folder.relativize(path).getParent();
            String module = parent == null ? "" : parent.toString().replace('\\', '/');
            try {
                entries.add(new Entry(module, path, read(path, Files.size(path))));
            } catch (IOException | IllegalArgumentException e) {
                unreadable.add(folder.relativize(path) + ": " + e.getMessage());
            }
        }
        return new SeenFolder(entries, unreadable);
    }

    private static SeenFile read(Path path, long size) throws IOException {
        if (size > MAX_BYTES) {
            throw new IllegalArgumentException("it has more than " + MAX_BYTES + " bytes");
        }
        return SeenJson.read(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, Set.of(), MAX_DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && file.toString().endsWith(SeenFile.END)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            /** Passes over an unfinished file that was renamed meanwhile. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }

    /** Returns the files that were written since then. */
    public SeenFolder since(Instant start) {
        return new SeenFolder(
                entries.stream()
                        .filter(entry -> !entry.file().written().isBefore(start))
                        .toList(),
                unreadable);
    }

    /** Deletes the files that were written before then: their classes may not exist any more. */
    public void deleteBefore(Instant start) throws IOException {
        for (Entry entry : entries) {
            if (entry.file().written().isBefore(start)) {
                Files.deleteIfExists(entry.path());
            }
        }
    }
}
