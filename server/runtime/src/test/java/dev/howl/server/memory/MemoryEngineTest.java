package dev.howl.server.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.NotAppendedException;
import dev.howl.server.NotAppendedException.Reason;
import dev.howl.server.PublishOptions;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.log.TopicLog;
import dev.howl.server.window.WindowLimits;
import dev.howl.server.window.Windows;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryEngineTest {
    private final AtomicLong now = new AtomicLong();
    private final MemoryEngine engine = new MemoryEngine(
            new Windows(new WindowLimits(100, 1 << 20, Duration.ofHours(1), 1 << 20), now::get), now::get);
    private final TopicLog log = engine.open(TopicSpec.of("topic", "event"), (body, position) -> body);

    @Test
    void aDedupeIdIsAppendedOnceInTenMinutes() {
        Position first = append(PublishOptions.dedupe("id"));
        assertThat(append(PublishOptions.dedupe("id"))).isEqualTo(first);
        assertThat(append(PublishOptions.dedupe("other")).seq()).isEqualTo(2);
        now.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(append(PublishOptions.dedupe("id"))).isEqualTo(first);
        now.addAndGet(1);
        assertThat(append(PublishOptions.dedupe("id")).seq()).isEqualTo(3);
    }

    @Test
    void aDedupeIdWithOtherContentIsRefused() {
        PublishOptions id = PublishOptions.dedupe("id");
        Position first = append(id.withContent("a"));
        assertThat(append(id.withContent("a"))).isEqualTo(first);
        assertThat(append(id)).isEqualTo(first);
        assertRefused(id.withContent("b"), Reason.OTHER_CONTENT);
        now.addAndGet(Duration.ofMinutes(11).toNanos());
        assertThat(append(id.withContent("b")).seq()).isEqualTo(2);
    }

    @Test
    void aCounterLetsEachTickPassOnce() {
        assertThat(append(once(10)).seq()).isEqualTo(1);
        assertRefused(once(10), Reason.ALREADY_DONE);
        assertRefused(once(9), Reason.ALREADY_DONE);
        assertThat(append(once(11)).seq()).isEqualTo(2);
        assertThat(engine.counters().get("job").toCompletableFuture().join()).isEqualTo(OptionalLong.of(11));
        engine.counters().skipTo("job", 20);
        assertRefused(once(20), Reason.ALREADY_DONE);
        engine.counters().remove("job");
        assertThat(engine.counters().get("job").toCompletableFuture().join()).isEmpty();
        assertThat(append(once(1)).seq()).isEqualTo(3);
    }

    @Test
    void aSmallerFencingTokenIsRefusedAndMovesNoCounter() {
        append(once(1).withFence(new PublishOptions.Fence("lock", 2)));
        assertRefused(once(2).withFence(new PublishOptions.Fence("lock", 1)), Reason.FENCED);
        assertThat(append(once(2).withFence(new PublishOptions.Fence("lock", 2)))
                        .seq())
                .isEqualTo(2);
    }

    @Test
    void aStoppedEngineRefusesAppends() {
        engine.stop();
        assertThatThrownBy(() -> append(PublishOptions.NONE))
                .hasCauseInstanceOf(CodedException.class)
                .hasMessageContaining("stopping");
        assertThat(log.windows().head(null).seq()).isZero();
    }

    private Position append(PublishOptions options) {
        return log.append(new AppendRequest(null, new byte[] {'{', '}'}, options))
                .toCompletableFuture()
                .join();
    }

    private void assertRefused(PublishOptions options, Reason reason) {
        assertThatThrownBy(() -> append(options))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(NotAppendedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    private static PublishOptions once(long tick) {
        return PublishOptions.NONE.withOnce(new PublishOptions.Once("job", tick));
    }
}
