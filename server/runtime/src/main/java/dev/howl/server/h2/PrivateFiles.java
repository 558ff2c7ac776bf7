package dev.howl.server.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of the data folder, which only their owner may read, where the file system knows owners. */
final class PrivateFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final int PROBE_BYTES = 64 << 10;

    private PrivateFiles() {}

    /** Creates a folder. A folder that exists becomes private if it holds nothing but Howl's files. */
    static void folder(Path folder) throws IOException {
        if (!isPosix(existing(folder))) {
            Files.createDirectories(folder);
        } else if (!Files.exists(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        } else if (holdsOnlyOwnFiles(folder)) {
            restrict(folder, FOLDER);
        }
    }

    /** Returns the innermost folder of a path that exists. */
    private static Path existing(Path folder) {
        Path parent = folder.getParent();
        return parent == null || Files.exists(folder) ? folder : existing(parent);
    }

    /** Creates a file, or makes an existing one private. */
    static void file(Path file) throws IOException {
        FileAttribute<?>[] attributes = isPosix(existing(file))
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, attributes);
        } catch (FileAlreadyExistsException e) {
            if (attributes.length > 0) {
                restrict(file, FILE);
            }
        }
    }

    /** Writes a file and deletes it, to find out whether the folder can be written. One thread at a time does. */
    static synchronized void probe(Path folder) throws IOException {
        Path probe = folder.resolve("howl.probe");
        try {
            file(probe);
            try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.allocate(PROBE_BYTES);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static boolean isPosix(Path path) throws IOException {
        FileStore store = Files.getFileStore(path);
        return store.supportsFileAttributeView(PosixFileAttributeView.class);
    }

    private static boolean holdsOnlyOwnFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.getFileName().toString().startsWith("howl."));
        }
    }

    private static void restrict(Path path, Set<PosixFilePermission> permissions) {
        try {
            if (!Files.getPosixFilePermissions(path).equals(permissions)) {
                Files.setPosixFilePermissions(path, permissions);
            }
        } catch (IOException e) {
            LOG.debug("The permissions of {} cannot be changed", path, e);
        }
    }
}
