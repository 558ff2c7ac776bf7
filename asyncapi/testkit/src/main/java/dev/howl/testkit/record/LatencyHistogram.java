package dev.howl.testkit.record;

/** A histogram of durations with a precision of about 3 %. Not thread-safe. */
final class LatencyHistogram {
    /** Buckets of each power of two. */
    private static final int PARTS = 32;

    private final long[] buckets = new long[64 * PARTS];
    private long count;

    void add(long nanos, int times) {
        buckets[bucket(Math.max(0, nanos))] += times;
        count += times;
    }

    long count() {
        return count;
    }

    /**
     * Returns the duration that a share of all does not exceed, in nanoseconds; 0 if there are none.
     *
     * @param share from 0 to 1
     */
    long percentile(double share) {
        long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        for (int i = 0; i < buckets.length && count > 0; i++) {
            seen += buckets[i];
            if (seen >= wanted && seen > 0) {
                return highest(i);
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        if (nanos < PARTS) {
            return (int) nanos;
        }
        int shift = 63 - Long.numberOfLeadingZeros(nanos) - 5;
        return (shift + 1) * PARTS + (int) (nanos >> shift) - PARTS;
    }

    private static long highest(int bucket) {
        if (bucket < PARTS) {
            return bucket;
        }
        int shift = bucket / PARTS - 1;
        return ((bucket % PARTS + PARTS + 1L) << shift) - 1;
    }
}
