package dev.howl.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tests of the reading of pages, which are files. */
class CachedPageTest {
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void aPageIsReadOnceOnAThreadThatMayBlock() {
        Mono<Boolean> page = CachedPage.once(() -> {
            reads.incrementAndGet();
            return Schedulers.isInNonBlockingThread();
        });
        // As an event loop subscribes.
        for (int request = 0; request < 3; request++) {
            assertThat(page.subscribeOn(Schedulers.parallel()).toFuture().join())
                    .as("read on a thread that must not block")
                    .isFalse();
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void aPageThatCouldNotBeReadIsReadAgain() {
        Mono<String> page = CachedPage.once(() -> {
            if (reads.incrementAndGet() == 1) {
                throw new IOException("away");
            }
            return "back";
        });
        assertThatThrownBy(page::block).hasRootCauseMessage("away");
        assertThat(page.block()).isEqualTo("back");
    }
}
