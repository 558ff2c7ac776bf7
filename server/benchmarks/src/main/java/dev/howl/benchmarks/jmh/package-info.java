/** JMH benchmarks of the hot path: {@code make bench BENCH=jmh}. */
@NullMarked
package dev.howl.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
