package dev.howl.server.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of commits that are faster than the disk, or than the thread that makes their space reusable. */
class SpaceKeeperTest {
    private static final int COMMITS = 1_500;
    /** As much as a commit of a durable event writes. */
    private static final int COMMIT_BYTES = 35_000;

    private static final long MAX_SIZE = 16L << 20;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    @TempDir
    private Path folder = Path.of("");

    private final WriterLock lock = new WriterLock(10_000);
    private final Random random = new Random(1);
    private MVStore store = MVStore.open(null);

    @AfterEach
    void close() {
        store.closeImmediately();
    }

    @Test
    void commitsWaitUntilTheSpaceOfEarlierOnesIsReused() throws Exception {
        SpaceKeeper keeper = open();
        MVMap<Integer, byte[]> map = store.openMap("events");
        CompletableFuture<Void> writing;
        // The thread makes no turn while this holds its monitor.
        synchronized (keeper) {
            commit(keeper, map, 0);
            // From here on a version is kept, whose space H2 does not reuse.
            keeper.isSyncedAndTooLarge();
            writing = CompletableFuture.runAsync(() -> {
                for (int i = 1; i < COMMITS; i++) {
                    commit(keeper, map, i);
                }
            });
            assertThatThrownBy(() -> writing.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            assertThat(store.getFileStore().size()).isLessThan(MAX_SIZE);
        }
        writing.get(60, TimeUnit.SECONDS);
        assertThat(store.getFileStore().size()).isLessThan(MAX_SIZE);
        keeper.stop();
    }

    private SpaceKeeper open() {
        store = new MVStore.Builder()
                .fileName(folder.resolve("store").toString())
                .autoCommitDisabled()
                .open();
        SpaceKeeper keeper = new SpaceKeeper(store, lock);
        keeper.start();
        return keeper;
    }

    private void commit(SpaceKeeper keeper, MVMap<Integer, byte[]> map, int number) {
        byte[] bytes = new byte[COMMIT_BYTES];
        random.nextBytes(bytes);
        keeper.awaitRoom();
        try {
            lock.lock();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try {
            map.put(number % 10, bytes);
            store.commit();
        } finally {
            lock.unlock();
        }
    }
}
