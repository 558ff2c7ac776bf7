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
    private final int shown;
    private int effort;
    private int nodes;
    private int work;

    Draw(Choices choices, int effort, int nodes) {
        this(choices, effort, nodes, 0);
    }

    /**
     * @param effort from 0: how much the decisions differ from the caller's
     * @param nodes number of values beyond which nothing optional is added
     * @param shown number of levels whose optional content is made to be shown, whatever the decisions
     */
    Draw(Choices choices, int effort, int nodes, int shown) {
        this.choices = choices;
        this.noise = Choices.seeded(effort);
        this.effort = effort;
        this.nodes = nodes;
        this.shown = shown;
    }

    /** Returns whether a value at a depth is made with its optional content, and is no {@code null} if it can be another. */
    boolean isShown(int depth) {
        return depth < shown && !isSpent();
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
