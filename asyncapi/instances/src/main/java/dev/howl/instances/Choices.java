package dev.howl.instances;

import java.util.ArrayList;
import java.util.List;

/**
 * A source of bounded decisions. It remembers the sequence that was taken, so that a result can be made again by {@link
 * #replay}, and made smaller by a {@link Shrinker}. By convention 0 is the simplest choice. Not thread-safe.
 *
 * <p>Seeded decisions are those of SplitMix64: the state starts with the seed; each decision adds {@code
 * 0x9E3779B97F4A7C15} to it, mixes it, and takes the upper 32 bits, as an unsigned number, modulo the bound. A seed
 * gives the same decisions on every JVM.
 */
public final class Choices {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final List<Integer> planned;
    private final boolean isSeeded;
    private final List<Integer> taken = new ArrayList<>();
    private long state;

    private Choices(List<Integer> planned, boolean isSeeded, long seed) {
        this.planned = planned;
        this.isSeeded = isSeeded;
        this.state = seed;
    }

    /** Returns a source of pseudo-random decisions. */
    public static Choices seeded(long seed) {
        return new Choices(List.of(), true, seed);
    }

    /**
     * Returns a source that repeats a sequence.
     *
     * @param sequence decisions, at least 0 each; one that is too large is taken modulo the bound, one that is missing
     *     is 0
     */
    public static Choices replay(List<Integer> sequence) {
        return new Choices(List.copyOf(sequence), false, 0);
    }

    /** Returns a source whose decisions are all 0, which make the simplest result. */
    public static Choices simplest() {
        return replay(List.of());
    }

    /**
     * Makes a decision.
     *
     * @param bound number of possibilities, at least 1
     * @return from 0 to {@code bound - 1}
     */
    public int next(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("the bound must be at least 1, but is " + bound);
        }
        int decision = isSeeded ? (int) (mixed() % bound) : planned();
        decision = Math.floorMod(decision, bound);
        taken.add(decision);
        return decision;
    }

    /** Returns the decisions made so far. A {@link #replay} of them makes the same ones. */
    public List<Integer> taken() {
        return List.copyOf(taken);
    }

    private int planned() {
        return taken.size() < planned.size() ? planned.get(taken.size()) : 0;
    }

    /** Returns 32 bits as an unsigned number. */
    private long mixed() {
        state += GAMMA;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return mixed >>> 32;
    }
}
