package dev.howl.server.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.store.fs.async.FilePathAsync;

/**
 * H2's access to files, which takes images of a database's file: what kill -9 after a write would leave of it, while the
 * database goes on.
 */
public final class CrashImages extends FilePathWrapper {
    /** Images that wait to be read; none is taken while there are this many. */
    private static final BlockingQueue<byte[]> IMAGES = new ArrayBlockingQueue<>(2);

    /** Replaces the access that the database uses, until {@link #uninstall}. */
    static void install() {
        FilePath.register(new CrashImages());
    }

    static void uninstall() {
        FilePath.register(new FilePathAsync());
        clear();
    }

    /** Forgets the images that wait. */
    static void clear() {
        IMAGES.clear();
    }

    /** Waits for the next image. */
    static byte[] next() throws InterruptedException {
        return IMAGES.take();
    }

    @Override
    public String getScheme() {
        return "async";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Recorded(super.open(mode), Path.of(getBase().toString()));
    }

    private static final class Recorded extends FileBaseDefault {
        private final FileChannel channel;
        private final Path file;

        Recorded(FileChannel channel, Path file) {
            this.channel = channel;
            this.file = file;
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            int written = channel.write(bytes, position);
            if (IMAGES.remainingCapacity() > 0) {
                IMAGES.offer(Files.readAllBytes(file));
            }
            return written;
        }

        @Override
        public synchronized int read(ByteBuffer bytes, long position) throws IOException {
            return channel.read(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            channel.force(metadata);
        }

        @Override
        public synchronized FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return channel.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            channel.close();
        }
    }
}
