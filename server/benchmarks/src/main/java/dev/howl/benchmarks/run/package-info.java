/** Runs the servers side by side, takes their figures and holds them against the measures. */
@NullMarked
package dev.howl.benchmarks.run;

import org.jspecify.annotations.NullMarked;
