package dev.howl.instances;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A search for a simpler sequence of decisions that still fails: spans of decisions are deleted or set to 0, and single
 * decisions are halved and decremented, until nothing helps or the tries are used up.
 */
public final class Shrinker {
    private final Predicate<List<Integer>> fails;
    private final int maxTries;
    private List<Integer> best;
    private int tries;

    private Shrinker(List<Integer> sequence, Predicate<List<Integer>> fails, int maxTries) {
        this.best = withoutZeros(sequence);
        this.fails = fails;
        this.maxTries = maxTries;
    }

    /**
     * Returns the simplest failing sequence that was found.
     *
     * @param sequence a failing sequence, such as {@link Choices#taken}
     * @param fails whether a sequence fails as the given one does; called in the caller's thread
     * @param maxTries most calls of {@code fails}
     * @return without zeros at its end, which {@link Choices#replay} supplies
     */
    public static List<Integer> shrink(List<Integer> sequence, Predicate<List<Integer>> fails, int maxTries) {
        Shrinker shrinker = new Shrinker(sequence, fails, maxTries);
        boolean improved = true;
        while (improved && shrinker.tries < maxTries) {
            List<Integer> before = shrinker.best;
            shrinker.pass();
            improved = !shrinker.best.equals(before);
        }
        return shrinker.best;
    }

    private void pass() {
        for (int length = Math.max(1, best.size() / 2); length >= 1; length /= 2) {
            spans(length, true);
            spans(length, false);
        }
        for (int i = 0; i < best.size(); i++) {
            smaller(i);
        }
    }

    /** Tries without a span of decisions, or with zeros in its place, from the end to the start. */
    private void spans(int length, boolean delete) {
        for (int from = best.size() - length; from >= 0; from -= length) {
            if (from + length > best.size()) {
                continue;
            }
            List<Integer> candidate = new ArrayList<>(best);
            List<Integer> span = candidate.subList(from, from + length);
            if (delete) {
                span.clear();
            } else {
                span.replaceAll(decision -> 0);
            }
            accept(candidate);
        }
    }

    private void smaller(int index) {
        int low = -1;
        while (index < best.size() && best.get(index) - low > 1) {
            int middle = low + (best.get(index) - low) / 2;
            List<Integer> candidate = new ArrayList<>(best);
            candidate.set(index, middle);
            if (!accept(candidate)) {
                low = middle;
            }
        }
    }

    private boolean accept(List<Integer> candidate) {
        List<Integer> trimmed = withoutZeros(candidate);
        if (tries >= maxTries || trimmed.equals(best)) {
            return false;
        }
        tries++;
        boolean failing = fails.test(trimmed);
        if (failing) {
            best = trimmed;
        }
        return failing;
    }

    private static List<Integer> withoutZeros(List<Integer> sequence) {
        int end = sequence.size();
        while (end > 0 && sequence.get(end - 1) == 0) {
            end--;
        }
        return List.copyOf(sequence.subList(0, end));
    }
}
