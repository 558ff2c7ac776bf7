package dev.howl.testkit.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/** A class path on which each folder is replaced by a jar with its files: a {@link ClassArchive} allows no folders. */
final class JarClassPath {
    private static final Map<Path, Path> JARS = new ConcurrentHashMap<>();

    private JarClassPath() {}

    /** Returns the class path with jars, which are deleted with this JVM. */
    static String of(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            entries.add(
                    Files.isDirectory(path)
                            ? JARS.computeIfAbsent(path, JarClassPath::pack).toString()
                            : entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path pack(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Path jar = Files.createTempFile("classes", ".jar");
            jar.toFile().deleteOnExit();
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                out.setLevel(Deflater.BEST_SPEED);
                for (Path file : files.sorted().skip(1).toList()) {
                    boolean isFolder = Files.isDirectory(file);
                    String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                    out.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
                    if (!isFolder) {
                        Files.copy(file, out);
                    }
                    out.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
