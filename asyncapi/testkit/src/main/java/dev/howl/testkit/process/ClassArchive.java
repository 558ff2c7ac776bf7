package dev.howl.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A file with the loaded and verified classes of a class path (AppCDS). A JVM that maps it starts a program in about
 * half the CPU time. A {@link ReusableJvm} of the class path writes it when its first program has ended, and ends: JVMs
 * were seen to crash after they had written one. Until then, and if that fails, JVMs load their classes as usual. The
 * file is deleted with the test's JVM.
 */
final class ClassArchive {
    /** The archive, and why a JVM cannot use it, is of no interest to a test that reads what a program prints. */
    private static final String QUIET = "-Xlog:cds*=off";

    private static final Map<String, ClassArchive> OF_CLASS_PATH = new ConcurrentHashMap<>();

    private final Path file;
    private final AtomicBoolean claimed = new AtomicBoolean();

    private ClassArchive() {
        try {
            Path folder = Files.createTempDirectory("class-archive");
            file = folder.resolve("classes.jsa");
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the archive of a class path, which consists of jars only. */
    static ClassArchive of(String classPath) {
        return OF_CLASS_PATH.computeIfAbsent(classPath, path -> new ClassArchive());
    }

    /** Returns the options of a JVM that uses the archive where there is one. */
    List<String> options() {
        return Files.exists(file) ? List.of("-XX:SharedArchiveFile=" + file, QUIET) : List.of();
    }

    /** Returns the options of the JVM that writes the archive. */
    static List<String> optionsOfWriter() {
        return List.of("-XX:+RecordDynamicDumpInfo", QUIET);
    }

    /** Returns whether the caller has to write the archive: one at a time, while there is none. */
    boolean claim() {
        return !Files.exists(file) && claimed.compareAndSet(false, true);
    }

    /** Lets another caller write the archive, if it has not been written. */
    void release() {
        claimed.set(false);
    }

    Path file() {
        return file;
    }
}
