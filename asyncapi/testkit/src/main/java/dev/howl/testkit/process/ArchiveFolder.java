package dev.howl.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of class archives and of the jars that they require. The system property {@code dev.howl.class-archives}
 * names it, so that test JVMs and builds share it; without that, it is one of this JVM alone and deleted with it. The
 * names of its files are hashes.
 */
final class ArchiveFolder {
    static final Path PATH = create();

    /** A JVM keeps a deleted archive that it has mapped, and starts without one that is gone. */
    private static final Duration KEPT = Duration.ofHours(2);

    private ArchiveFolder() {}

    private static Path create() {
        String name = System.getProperty("dev.howl.class-archives");
        try {
            if (name != null) {
                return Files.createDirectories(Path.of(name).toAbsolutePath());
            }
            Path folder = Files.createTempDirectory("class-archives");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Deletes archives of earlier builds. Their jars remain, because a JVM may still read them. */
    static void prune() throws IOException {
        Instant limit = Instant.now().minus(KEPT);
        try (Stream<Path> files = Files.list(PATH)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".jsa")).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : innermostFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
