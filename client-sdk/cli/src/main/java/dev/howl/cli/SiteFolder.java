package dev.howl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the time of a command. */
record SiteFolder(Path path) implements AutoCloseable {
    static SiteFolder create(String name) throws IOException {
        return new SiteFolder(Files.createTempDirectory(name));
    }

    /** Deletes the folder with all that is in it. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The system removes what is left of temporary folders.
        }
    }
}
