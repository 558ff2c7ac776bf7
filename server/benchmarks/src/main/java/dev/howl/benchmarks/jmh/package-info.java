/**
 * JMH benchmarks of the hot path: {@code make bench BENCH=jmh}. They alone use internals of the starter, since it is those
 * that they measure.
 */
@NullMarked
package dev.howl.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
