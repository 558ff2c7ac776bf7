package dev.howl.testkit.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file with the loaded and verified classes of a class path (AppCDS). A JVM that maps it starts a program in about
 * half the CPU time. The first test JVM that needs it lets a {@link TrainingRun} write it, while others wait. If that
 * fails, JVMs load their classes as usual.
 */
final class ClassArchive {
    /** The archive, and why a JVM cannot use it, is of no interest to a test that reads what a program prints. */
    private static final String QUIET = "-Xlog:cds*=off";

    private static final Duration TRAINING = Duration.ofMinutes(5);

    /** The archives that this JVM has looked for, by class path. Guarded by the class. */
    private static final Map<String, ClassArchive> FOUND = new HashMap<>();

    private final Path file;

    private ClassArchive(String classPath) {
        file = ArchiveFolder.PATH.resolve(ArchiveFolder.hash(state(classPath)) + ".jsa");
    }

    /** Returns what a JVM that maps an archive requires to be unchanged. */
    private static String state(String classPath) {
        StringBuilder state = new StringBuilder(System.getProperty("java.home"))
                .append(' ')
                .append(System.getProperty("java.vm.version"));
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            File jar = new File(entry);
            state.append('\n')
                    .append(entry)
                    .append(' ')
                    .append(jar.length())
                    .append(' ')
                    .append(jar.lastModified());
        }
        return state.toString();
    }

    /** Returns the archive of a command, whose class path consists of jars only. Writes it if there is none. */
    static synchronized ClassArchive of(JavaCommand command) {
        ClassArchive found = FOUND.get(command.classPath());
        if (found == null) {
            found = new ClassArchive(command.classPath());
            found.write(command);
            FOUND.put(command.classPath(), found);
        }
        return found;
    }

    /** Returns the options of a JVM that uses the archive where there is one. */
    List<String> options() {
        return Files.exists(file) ? List.of("-XX:SharedArchiveFile=" + file, QUIET) : List.of();
    }

    private void write(JavaCommand command) {
        try (FileChannel channel = FileChannel.open(
                        ArchiveFolder.PATH.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(file)) {
                ArchiveFolder.prune();
                train(command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void train(JavaCommand command) throws IOException {
        Path directory = Files.createTempDirectory(ArchiveFolder.PATH, "training");
        Path part = directory.resolve("part.jsa");
        ProcessOutput output = new ProcessOutput();
        try {
            List<String> line = command.trainingLine(List.of("-XX:ArchiveClassesAtExit=" + part, QUIET));
            RunningProcess run = RunningProcess.start(
                    new ProcessBuilder(line).directory(directory.toFile()), output::add, output::end);
            if (run.awaitEnd(TRAINING, output) == 0) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (NoSuchFileException | AssertionError e) {
            // The JVM cannot write an archive, or not in time.
        } finally {
            ArchiveFolder.delete(directory);
        }
    }
}
