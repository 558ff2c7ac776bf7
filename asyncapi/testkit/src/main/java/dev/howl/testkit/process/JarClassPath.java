package dev.howl.testkit.process;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * A class path of absolute paths on which each folder is replaced by a jar with its files: a {@link ClassArchive}
 * allows no folders. The same files give the same jar.
 */
final class JarClassPath {
    private static final LocalDateTime SOME_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final Map<Path, Path> JARS = new ConcurrentHashMap<>();

    private JarClassPath() {}

    /** Returns the class path with jars, which are in the {@link ArchiveFolder}. */
    static String of(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath().normalize();
            Path jar = Files.isDirectory(path) ? JARS.computeIfAbsent(path, JarClassPath::pack) : path;
            entries.add(jar.toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path pack(Path folder) {
        try {
            byte[] content = content(folder);
            Path jar = ArchiveFolder.PATH.resolve(ArchiveFolder.hash(content) + ".jar");
            // A JVM that has an archive requires the jar's time of change.
            if (!Files.exists(jar)) {
                Path part = Files.createTempFile(ArchiveFolder.PATH, "classes", ".part");
                Files.write(part, content);
                Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.walk(folder);
                JarOutputStream out = new JarOutputStream(bytes)) {
            out.setLevel(Deflater.BEST_SPEED);
            for (Path file : files.sorted().skip(1).toList()) {
                boolean isFolder = Files.isDirectory(file);
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                JarEntry entry = new JarEntry(isFolder ? name + "/" : name);
                entry.setTimeLocal(SOME_TIME);
                out.putNextEntry(entry);
                if (!isFolder) {
                    Files.copy(file, out);
                }
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
