package dev.howl.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    @Test
    void aSeedGivesTheSameDecisionsEverywhere() {
        Choices choices = Choices.seeded(1_234_567);

        // The upper halves of the first numbers of SplitMix64 with this seed: 6457827717110365317, 3203168211198807973.
        assertThat(choices.next(Integer.MAX_VALUE))
                .isEqualTo((int) ((6457827717110365317L >>> 32) % Integer.MAX_VALUE));
        assertThat(choices.next(1000)).isEqualTo((int) ((3203168211198807973L >>> 32) % 1000));
    }

    @Test
    void aReplayOfWhatWasTakenDecidesAlike() {
        Choices first = Choices.seeded(9);
        IntStream.range(1, 200).forEach(first::next);

        Choices second = Choices.replay(first.taken());
        IntStream.range(1, 200).forEach(second::next);

        assertThat(second.taken()).isEqualTo(first.taken());
    }

    @Test
    void missingDecisionsAreZeroAndLargeOnesAreTakenModulo() {
        Choices choices = Choices.replay(List.of(7));

        assertThat(List.of(choices.next(5), choices.next(5))).containsExactly(2, 0);
    }

    @Test
    void decisionsStayBelowTheBound() {
        Choices choices = Choices.seeded(3);

        assertThat(IntStream.range(0, 1000).map(i -> choices.next(3))).containsOnly(0, 1, 2);
    }

    @Test
    void noDecisionIsMadeAmongNothing() {
        Choices choices = Choices.seeded(1);

        assertThatThrownBy(() -> choices.next(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
