package dev.howl.server.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.h2.FileDatabase;
import dev.howl.testkit.Await;
import dev.howl.testservices.SmallDisk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests of the default database on a disk that fails for a time. */
@ExtendWith(NeedsMounts.class)
class DiskFailureTest {
    private static final JdbcEventStore.Options OPTIONS =
            new JdbcEventStore.Options(Duration.ofHours(1), Duration.ofSeconds(1), 100);

    private SmallDisk disk;
    private String url;
    private Node node;
    private final List<String> acknowledged = new ArrayList<>();

    @BeforeEach
    void start() {
        disk = SmallDisk.mount(8);
        url = FileDatabase.url(disk.path().resolve("data"));
        node = open();
        publish("before");
        publish("before, too");
    }

    @AfterEach
    void stop() {
        node.close();
        disk.close();
    }

    private Node open() {
        Node opened = new Node(url, InstantSource.system(), OPTIONS);
        opened.pool.setConnectionTimeout(1_000);
        return opened;
    }

    @Test
    void theDatabaseReopensWhenAFullDiskHasSpaceAgain() {
        assertThat(FileDatabase.problem(url)).isEmpty();
        for (int time = 1; time <= 2; time++) {
            disk.fill();
            publishUntilRefused();
            awaitProblem("No space left on device");
            disk.free();
            publishUntilAccepted("after time " + time);
            awaitNoProblem();
        }
        assertNothingIsLost();
    }

    @Test
    void theDatabaseReopensWhenAFileSystemIsNoLongerReadOnly() {
        // Closing the database may give back some space, so that it is opened again.
        Await.until("the file system is read-only", () -> {
            disk.fill();
            publishUntilRefused();
            return disk.makeReadOnly();
        });
        assertThat(publish("never")).isFalse();
        awaitProblem("Read-only file system");
        disk.writable();
        disk.free();
        publishUntilAccepted("after");
        awaitNoProblem();
        assertNothingIsLost();
    }

    /** Health knows the state of the disk of the last second. */
    private void awaitProblem(String reason) {
        Await.until("the reason is: " + reason, () -> FileDatabase.problem(url)
                .filter(problem -> problem.endsWith(reason))
                .isPresent());
    }

    private void awaitNoProblem() {
        Await.until("the database is usable", () -> FileDatabase.problem(url).isEmpty());
    }

    private void assertNothingIsLost() {
        assertThat(node.readable(null, 0)).containsAll(acknowledged);
        List<Long> numbers = node.jdbc
                .sql("SELECT seq FROM howl_events ORDER BY seq")
                .query(Long.class)
                .list();
        assertThat(numbers.get(numbers.size() - 1)).isEqualTo(numbers.size());
        node.close();
        node = open();
        assertThat(node.readable(null, 0)).containsAll(acknowledged);
        node.published(null, "after a restart");
    }

    /** A disk is full when a commit no longer fits in what is free within the file. */
    private void publishUntilRefused() {
        Await.until("an event is refused", () -> !publish("on a full disk " + acknowledged.size()));
    }

    private void publishUntilAccepted(String text) {
        Await.until("an event is accepted", () -> publish(text));
    }

    private boolean publish(String text) {
        try {
            node.published(null, text);
            acknowledged.add(text);
            return true;
        } catch (CompletionException e) {
            assertThat(e.getCause())
                    .isInstanceOf(CodedException.class)
                    .extracting("code")
                    .isEqualTo(Codes.UNAVAILABLE);
            return false;
        }
    }
}
