package dev.howl.chaos.harness;

import java.util.Random;

/** How much is broken: a little in every build, much with {@code -Dhowl.chaos=long}. */
public enum Scale {
    SHORT,
    LONG;

    /** What the run asks for. */
    public static Scale chosen() {
        return switch (System.getProperty("howl.chaos", "short")) {
            case "short" -> SHORT;
            case "long" -> LONG;
            default -> throw new AssertionError("-Dhowl.chaos is short or long");
        };
    }

    public int of(int few, int many) {
        return this == SHORT ? few : many;
    }

    /** The numbers that decide what happens when; the same again with {@code -Dhowl.chaos.seed}. Tells the seed. */
    public static Random random(String scenario) {
        long seed = Long.getLong("howl.chaos.seed", System.nanoTime());
        System.out.println("chaos: " + scenario + ", -Dhowl.chaos.seed=" + seed);
        return new Random(seed);
    }
}
