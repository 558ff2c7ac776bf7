package dev.howl.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final int ROUNDS = 20_000;

    /** Guards against a server that takes itself for empty, stops, and resets a connection it has just admitted. */
    @Test
    void aConnectionThatRacesWithTheDrainIsAwaitedOrRefused() {
        Phaser together = new Phaser(2);
        Admission[] rounds = new Admission[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = new Admission(new AtomicInteger(), 1);
        }
        CompletableFuture<Void> draining = CompletableFuture.runAsync(() -> {
            for (Admission admission : rounds) {
                together.arriveAndAwaitAdvance();
                var unused = admission.drain();
            }
        });
        for (Admission admission : rounds) {
            together.arriveAndAwaitAdvance();
            Admission.@Nullable Permit permit = admission.enter();
            CompletableFuture<Void> gone = admission.drain().toCompletableFuture();
            assertThat(gone.isDone()).isEqualTo(permit == null);
            if (permit != null) {
                permit.release();
                assertThat(gone).isDone();
            }
        }
        draining.join();
    }
}
