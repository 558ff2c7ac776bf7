package dev.howl.testservices;

import dev.howl.testkit.process.ChildProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file system of its own, in memory, that a test fills and makes read-only. */
public final class SmallDisk implements AutoCloseable {
    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    /**
     * Mounts a file system.
     *
     * @throws AssertionError where this process may not mount
     */
    public static SmallDisk mount(int megabytes) {
        try {
            Path path = Files.createTempDirectory("howl-disk");
            run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", path.toString());
            return new SmallDisk(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    /** Writes until nothing is left; may be repeated. */
    public void fill() {
        byte[] block = new byte[4096];
        try (OutputStream filling =
                Files.newOutputStream(filling(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                filling.write(block);
            }
        } catch (IOException e) {
            // The disk is full.
        }
    }

    /** Undoes {@link #fill}. */
    public void free() {
        try {
            Files.deleteIfExists(filling());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the file system read-only; returns {@code false} if that failed because a file is open for writing. */
    public boolean makeReadOnly() {
        return ChildProcess.start(List.of("mount", "-o", "remount,ro", path.toString()))
                        .awaitEnd()
                == 0;
    }

    public void writable() {
        run("mount", "-o", "remount,rw", path.toString());
    }

    @Override
    public void close() {
        // Lazily: what a test left open must not hide why it failed.
        run("umount", "--lazy", path.toString());
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filling() {
        return path.resolve("filling");
    }

    private static void run(String... command) {
        ChildProcess process = ChildProcess.start(List.of(command));
        if (process.awaitEnd() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed: " + process.output()
                    + "\nTests of full disks mount a tmpfs. Run them as root, in a container with"
                    + " --cap-add SYS_ADMIN --security-opt apparmor=unconfined.");
        }
    }
}
