package dev.howl.server.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of commits that are faster than the disk, and of the size of the file after each of them. */
class SpaceKeeperTest {
    private static final long CONSTANT = 16L << 20;
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final long ROW_BYTES = 1_000;

    @TempDir
    private Path folder = Path.of("");

    private final Random random = new Random(1);
    private MVStore store = MVStore.open(null);
    private SpaceKeeper keeper = new SpaceKeeper(store);
    private MVMap<Integer, byte[]> rows = store.openMap("rows");
    private long largest;

    @AfterEach
    void close() {
        keeper.stop();
        store.closeImmediately();
    }

    @Test
    void commitsWaitForADiskThatIsFarBehind() throws Exception {
        open();
        SpaceKeeper disk = keeper;
        CompletableFuture<Void> writing;
        // The thread syncs nothing while this holds its monitor.
        synchronized (disk) {
            commit(0, 1);
            // From here on a version is kept, whose space H2 does not reuse.
            disk.syncIfWritten();
            writing = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 300; i++) {
                    commit(i % 10, 1);
                }
            });
            assertThatThrownBy(() -> writing.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
        }
        writing.get(60, TimeUnit.SECONDS);
    }

    /** @param count rows that each commit changes */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 40, 200, 2_000})
    void theFileStaysSmallWhileRowsAreReplaced(int count) {
        open();
        int keys = 6_000;
        for (int i = 0; i < keys; i += 100) {
            commit(i, 100);
        }
        for (int i = 0; i < 4_000 / count + 150; i++) {
            commit(random.nextInt(keys - count), count);
        }
        assertThat(largest).isLessThan(bound(keys));
    }

    @Test
    void theFileShrinksAfterMostRowsAreDeleted() {
        open();
        int keys = 60_000;
        int left = 2_000;
        for (int i = 0; i < keys; i += 100) {
            commit(i, 100);
        }
        assertThat(size()).isGreaterThan(bound(left));
        for (int i = 0; i < keys - left; i++) {
            rows.remove(i);
        }
        for (int i = 0; i < 2_000; i++) {
            commit(keys - 1 - random.nextInt(10), 1);
        }
        assertThat(size()).isLessThan(bound(left));
    }

    /** Its space cannot be reused, and each attempt would make the file larger still. */
    @Test
    void aReaderOfAnOldVersionStopsNobody() {
        open();
        int commits = 600;
        commit(0, 40);
        MVStore.TxCounter reader = store.registerVersionUsage();
        for (int i = 0; i < commits; i++) {
            commit(0, 40);
        }
        assertThat(size()).isGreaterThan(bound(40));
        assertThat(store.getCurrentVersion()).isLessThan(2L * commits);
        store.deregisterVersionUsage(reader);
        long size = size();
        for (int i = 0; i < commits; i++) {
            commit(0, 40);
        }
        assertThat(size()).isLessThanOrEqualTo(size);
    }

    private static long bound(long rows) {
        return 2 * rows * ROW_BYTES + CONSTANT;
    }

    private void open() {
        store = new MVStore.Builder()
                .fileName(folder.resolve("store").toString())
                .autoCommitDisabled()
                .open();
        keeper = new SpaceKeeper(store);
        keeper.start();
        rows = store.openMap("rows");
    }

    private void commit(int first, int count) {
        keeper.awaitSync();
        keeper.makeRoom();
        put(first, count);
        store.commit();
        largest = Math.max(largest, size());
    }

    private void put(int first, int count) {
        for (int i = first; i < first + count; i++) {
            byte[] bytes = new byte[(int) ROW_BYTES];
            random.nextBytes(bytes);
            rows.put(i, bytes);
        }
    }

    private long size() {
        return store.getFileStore().size();
    }
}
