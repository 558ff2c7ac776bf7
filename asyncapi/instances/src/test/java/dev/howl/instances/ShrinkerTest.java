package dev.howl.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    @Test
    void onlyTheDecisionThatFailsIsLeftAtItsLeast() {
        List<Integer> sequence = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sequence.add(i * 37 % 101);
        }

        List<Integer> shrunk =
                Shrinker.shrink(sequence, each -> each.stream().anyMatch(decision -> decision > 41), 1_000);

        assertThat(shrunk).containsExactly(42);
    }

    @Test
    void decisionsThatNeedEachOtherStay() {
        List<Integer> sequence = List.of(3, 9, 4, 8, 8, 1, 9, 5);

        List<Integer> shrunk = Shrinker.shrink(
                sequence,
                each -> each.stream().filter(decision -> decision >= 9).count() >= 2,
                1_000);

        assertThat(shrunk).containsExactly(9, 9);
    }

    @Test
    void aDecisionThatMustStayInItsPlaceKeepsZerosInFrontOfIt() {
        List<Integer> shrunk = Shrinker.shrink(List.of(5, 6, 7, 8), each -> each.size() > 2 && each.get(2) >= 2, 1_000);

        assertThat(shrunk).containsExactly(0, 0, 2);
    }

    @Test
    void noMoreTriesAreMadeThanAllowed() {
        AtomicInteger tries = new AtomicInteger();

        Shrinker.shrink(
                java.util.Collections.nCopies(500, 9),
                each -> {
                    tries.incrementAndGet();
                    return each.size() > 250;
                },
                20);

        assertThat(tries).hasValueLessThanOrEqualTo(20);
    }
}
