/** The runner: starts the servers, measures them side by side and compares the results with Howl's goals. */
@NullMarked
package dev.howl.benchmarks.run;

import org.jspecify.annotations.NullMarked;
