package consumer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files in and below a folder. */
record FileTree(Path folder) {
    /** Copies the files to another folder, and returns that. */
    Path copyTo(Path other) throws IOException {
        for (Path file : files()) {
            Path copy = other.resolve(folder.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        return other;
    }

    /** Returns the content of each file, with a character for each byte. */
    Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        for (Path file : files()) {
            contents.put(folder.relativize(file), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return contents;
    }

    /** Returns the times at which the files were written. */
    Map<Path, FileTime> times() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        for (Path file : files()) {
            times.put(folder.relativize(file), Files.getLastModifiedTime(file));
        }
        return times;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
