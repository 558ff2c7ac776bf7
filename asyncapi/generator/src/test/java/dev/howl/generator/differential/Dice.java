package dev.howl.generator.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A source of random choices that a seed repeats. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /** Returns a number from 0 to one below a bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns {@code true} in a number of cases of a hundred. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Returns some of the elements, in another order. */
    <T> List<T> some(List<T> all, int most) {
        List<T> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, random);
        return mixed.subList(0, below(Math.min(most, mixed.size()) + 1));
    }
}
