package dev.howl.chaos.harness;

import java.util.Random;

/** The number of faults of a run: few in every build, many with {@code -Dhowl.chaos=long}. */
public enum Scale {
    SHORT,
    LONG;

    /** Returns the scale that {@code -Dhowl.chaos} selects; short by default. */
    public static Scale chosen() {
        return switch (System.getProperty("howl.chaos", "short")) {
            case "short" -> SHORT;
            case "long" -> LONG;
            default -> throw new AssertionError("-Dhowl.chaos must be short or long");
        };
    }

    public int of(int few, int many) {
        return this == SHORT ? few : many;
    }

    /** Returns the random source of a scenario and prints its seed; {@code -Dhowl.chaos.seed} repeats a run. */
    public static Random random(String scenario) {
        long seed = Long.getLong("howl.chaos.seed", System.nanoTime());
        System.out.println("chaos: " + scenario + ", -Dhowl.chaos.seed=" + seed);
        return new Random(seed);
    }
}
