package dev.howl.app.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BackgroundLoopTest {
    private static final Duration LONG = Duration.ofHours(1);

    /** A round of a test. */
    private interface Round {
        Duration run(int number) throws InterruptedException;
    }

    private final BlockingQueue<Integer> rounds = new LinkedBlockingQueue<>();
    private Round round = number -> LONG;
    private final BackgroundLoop loop = new BackgroundLoop("test-loop", Duration.ZERO) {
        private int number;

        @Override
        protected Duration round() throws InterruptedException {
            rounds.add(++number);
            return round.run(number);
        }
    };

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void runsTheNextRoundAfterTheTimeThatTheRoundReturned() throws Exception {
        round = number -> number < 3 ? Duration.ofMillis(1) : LONG;
        loop.start();
        assertThat(loop.isRunning()).isTrue();
        assertRounds(1, 2, 3);
    }

    @Test
    void runsARoundAtOnceWhenWoken() throws Exception {
        loop.start();
        assertRounds(1);
        loop.wake();
        assertRounds(2);
    }

    @Test
    void followsARoundDuringWhichItWasWokenByAnother() throws Exception {
        CountDownLatch woken = new CountDownLatch(1);
        round = number -> {
            woken.await();
            return LONG;
        };
        loop.start();
        assertRounds(1);
        loop.wake();
        woken.countDown();
        assertRounds(2);
    }

    @Test
    void continuesAfterARoundThatFailed() throws Exception {
        round = number -> {
            if (number == 1) {
                throw new IllegalStateException("as the test wants it");
            }
            return LONG;
        };
        loop.start();
        assertRounds(1, 2);
    }

    @Test
    void interruptsTheRoundWhenStopped() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        round = number -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.complete(true);
                throw e;
            }
            return LONG;
        };
        loop.start();
        assertRounds(1);
        loop.stop();
        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(loop.isRunning()).isFalse();
        loop.wake();
        assertThat(rounds).isEmpty();
    }

    private void assertRounds(int... numbers) throws InterruptedException {
        for (int number : numbers) {
            assertThat(rounds.poll(10, TimeUnit.SECONDS)).isEqualTo(number);
        }
    }
}
