package dev.howl.server.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Position;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final WindowReader NO_READER = () -> {};

    private final AtomicLong now = new AtomicLong();

    @Test
    void eventsAreReadInOrderAndInPages() {
        TopicWindows windows = windows(new WindowLimits(100, 1 << 20, Duration.ofMinutes(1), 1 << 20));
        for (int i = 1; i <= 20; i++) {
            windows.append(null, bytes(10));
        }
        KeyWindow window = windows.attach(null, NO_READER);
        Offset start = new Offset(windows.epoch(), 0);
        assertThat(seqs(window.read(start, 3, 1 << 20))).containsExactly(1L, 2L, 3L);
        assertThat(seqs(window.read(new Offset(windows.epoch(), 3), 10, 25))).containsExactly(4L, 5L);
        assertThat(seqs(window.read(new Offset(windows.epoch(), 19), 10, 1))).containsExactly(20L);
        assertThat(window.read(window.head(), 10, 1)).isInstanceOf(ReadResult.Nothing.class);
    }

    @Test
    void theCountBoundsAWindow() {
        TopicWindows windows = windows(new WindowLimits(5, 1 << 20, Duration.ofMinutes(1), 1 << 20));
        for (int i = 0; i < 12; i++) {
            windows.append(null, bytes(10));
        }
        KeyWindow window = windows.attach(null, NO_READER);
        assertThat(window.head().seq()).isEqualTo(12);
        assertThat(window.lost(new Offset(windows.epoch(), 7))).isNull();
        assertThat(window.lost(new Offset(windows.epoch(), 6)))
                .isEqualTo(new ReadResult.Lost(ReadResult.Reason.TRIMMED, new Offset(windows.epoch(), 7)));
    }

    @Test
    void theBytesBoundAWindowButTheNewestEventStays() {
        TopicWindows windows = windows(new WindowLimits(100, 50, Duration.ofMinutes(1), 1 << 20));
        for (int i = 0; i < 10; i++) {
            windows.append(null, bytes(20));
        }
        assertThat(windows.bytes()).isEqualTo(40);
        windows.append(null, bytes(500));
        assertThat(windows.bytes()).isEqualTo(500);
        assertThat(seqs(windows.attach(null, NO_READER).read(new Offset(windows.epoch(), 10), 9, 9)))
                .containsExactly(11L);
    }

    @Test
    void theAgeBoundsAWindowAndTheHeadOutlivesEveryTrim() {
        TopicWindows windows = windows(new WindowLimits(100, 1 << 20, Duration.ofSeconds(10), 1 << 20));
        windows.append("berlin", bytes(10));
        now.set(Duration.ofSeconds(6).toNanos());
        windows.append("berlin", bytes(10));
        now.set(Duration.ofSeconds(11).toNanos());
        windows.expire();
        assertThat(windows.bytes()).isEqualTo(10);
        now.set(Duration.ofHours(1).toNanos());
        windows.expire();
        assertThat(windows.bytes()).isZero();
        assertThat(windows.head("berlin")).isEqualTo(new Offset(windows.epoch(), 2));
        assertThat(windows.append("berlin", bytes(10)).seq()).isEqualTo(3);
    }

    @Test
    void aNoisyKeyDoesNotTrimAQuietOne() {
        TopicWindows windows = windows(new WindowLimits(1_000_000, 1 << 30, Duration.ofMinutes(1), 100_000));
        windows.append("quiet", bytes(100));
        for (int i = 0; i < 5_000; i++) {
            windows.append("noisy", bytes(100));
        }
        assertThat(windows.bytes()).isLessThanOrEqualTo(100_000);
        assertThat(seqs(windows.attach("quiet", NO_READER).read(new Offset(windows.epoch(), 0), 9, 999)))
                .containsExactly(1L);
    }

    @Test
    void aSingleWindowIsBoundByTheTotalLimit() {
        TopicWindows windows = windows(new WindowLimits(1_000_000, 1 << 30, Duration.ofMinutes(1), 100_000));
        for (int i = 0; i < 5_000; i++) {
            windows.append(null, bytes(100));
        }
        assertThat(windows.bytes()).isBetween(40_000L, 100_000L);
        assertThat(windows.head(null).seq()).isEqualTo(5_000);
    }

    @Test
    void aKeyWithoutEventsIsForgottenWithItsLastReader() {
        TopicWindows windows = windows(new WindowLimits(10, 1 << 20, Duration.ofMinutes(1), 1 << 20));
        KeyWindow window = windows.attach("invented", NO_READER);
        assertThat(windows.count()).isEqualTo(1);
        window.detach(NO_READER);
        assertThat(windows.count()).isZero();
        windows.append("real", bytes(1));
        windows.attach("real", NO_READER).detach(NO_READER);
        assertThat(windows.head("real").seq()).isEqualTo(1);
    }

    @Test
    void aForgottenKeyComesBackInAnotherEpoch() {
        TopicWindows windows = windows(new WindowLimits(10, 1 << 20, Duration.ofSeconds(1), 1 << 30));
        Position first = windows.append("key-0", bytes(1));
        for (int i = 1; i <= Windows.MAX_KEYS + 10; i++) {
            windows.append("key-" + i, bytes(1));
        }
        now.set(Duration.ofMinutes(1).toNanos());
        windows.expire();
        assertThat(windows.count()).isEqualTo(Windows.MAX_KEYS);
        for (int i = 0; i <= Windows.MAX_KEYS + 10; i++) {
            Position again = windows.append("key-" + i, bytes(1));
            assertThat(again.seq() == 2).isEqualTo(again.epoch().equals(first.epoch()));
        }
    }

    @Test
    void onlyTheNextNumberedEventIsTaken() {
        TopicWindows windows = windows(new WindowLimits(10, 1 << 20, Duration.ofMinutes(1), 1 << 20));
        String epoch = windows.epoch();
        windows.restart("k", new Offset(epoch, 41));
        assertThat(windows.take("k", new Offset(epoch, 43), bytes(1))).isFalse();
        assertThat(windows.take("k", new Offset(epoch, 41), bytes(1))).isFalse();
        assertThat(windows.take("k", new Offset("other", 42), bytes(1))).isFalse();
        assertThat(windows.take("k", new Offset(epoch, 42), bytes(1))).isTrue();
        assertThat(windows.head("k").seq()).isEqualTo(42);
    }

    @Test
    void aNewEpochStartsAtTheGivenHeads() {
        TopicWindows windows = windows(new WindowLimits(10, 1 << 20, Duration.ofMinutes(1), 1 << 20));
        AtomicInteger notified = new AtomicInteger();
        windows.append("a", bytes(1));
        windows.append("b", bytes(1));
        Offset before = windows.head("a");
        KeyWindow window = windows.attach("a", notified::incrementAndGet);
        windows.raise("next", Map.of("a", 7L, "c", 3L));
        assertThat(notified).hasValue(1);
        assertThat(window.head()).isEqualTo(new Offset("next", 7));
        assertThat(window.lost(before))
                .isEqualTo(new ReadResult.Lost(ReadResult.Reason.EPOCH_CHANGED, new Offset("next", 7)));
        assertThat(windows.head("b")).isEqualTo(new Offset("next", 0));
        assertThat(windows.head("c")).isEqualTo(new Offset("next", 3));
        assertThat(windows.head("d")).isEqualTo(new Offset("next", 0));
        assertThat(windows.bytes()).isZero();
    }

    @Test
    void aReaderIsNotifiedOfEveryAppendUntilItIsDetached() {
        TopicWindows windows = windows(new WindowLimits(10, 1 << 20, Duration.ofMinutes(1), 1 << 20));
        AtomicInteger notified = new AtomicInteger();
        WindowReader reader = notified::incrementAndGet;
        KeyWindow window = windows.attach(null, reader);
        window.attach(reader);
        windows.append(null, bytes(1));
        assertThat(notified).hasValue(1);
        window.detach(reader);
        windows.append(null, bytes(1));
        assertThat(notified).hasValue(1);
    }

    private TopicWindows windows(WindowLimits limits) {
        return new Windows(limits, now::get).open("topic", (body, position) -> body, Windows.newEpoch(), true);
    }

    private static byte[] bytes(int length) {
        return "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
    }

    private static Iterable<Long> seqs(@Nullable ReadResult read) {
        return ((ReadResult.Events) java.util.Objects.requireNonNull(read))
                .entries().stream().map(WindowEntry::seq).toList();
    }
}
