package dev.howl.instances;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The decisions and the budget of one attempt to make a frame. A part that fails is made again, with decisions that
 * differ more and more from those of the caller; the differences are always the same ones, so that the same choices make
 * the same frame.
 */
final class Draw {
    private static final int TRIES = 12;
    private static final int MAX_WORK = 4_000;
    private static final int ALL = 8;

    private final Choices choices;
    private final Choices noise;
    private int effort;
    private int nodes;
    private int work;

    /**
     * @param effort from 0: how much the decisions differ from the caller's
     * @param nodes number of values beyond which nothing optional is added
     */
    Draw(Choices choices, int effort, int nodes) {
        this.choices = choices;
        this.noise = Choices.seeded(effort);
        this.effort = effort;
        this.nodes = nodes;
    }

    int next(int bound) {
        int decision = choices.next(bound);
        if (effort > 0 && noise.next(ALL) < effort) {
            decision = (decision + noise.next(bound)) % bound;
        }
        return decision;
    }

    /** Returns a decision that the caller's choices have no part in. */
    int noise(int bound) {
        return noise.next(bound);
    }

    /** Counts a value. */
    void count() {
        nodes--;
    }

    /** Returns whether only what is required may be added. */
    boolean isSpent() {
        return nodes < 0;
    }

    /** Returns the first result that is made without an exception. */
    <T> T retry(Supplier<T> attempt) {
        int before = effort;
        NoInstanceException last = null;
        for (int i = 0; i < TRIES; i++) {
            if (++work > MAX_WORK) {
                throw new NoInstanceException(reason(last, "too many attempts"));
            }
            effort = before + i;
            try {
                T made = attempt.get();
                effort = before;
                return made;
            } catch (NoInstanceException e) {
                last = e;
            }
        }
        effort = before;
        throw new NoInstanceException(reason(last, "no attempts"));
    }

    /** Returns a result of decisions that differ from the caller's. */
    <T> T varied(int by, Supplier<T> attempt) {
        int before = effort;
        effort += by + 1;
        try {
            return attempt.get();
        } finally {
            effort = before;
        }
    }

    private static String reason(@Nullable NoInstanceException last, String otherwise) {
        return last == null ? otherwise : last.reason();
    }
}
