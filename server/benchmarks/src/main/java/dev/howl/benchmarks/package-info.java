/** Measures Howl beside other WebSocket servers, all on this machine and over the loopback only. */
@NullMarked
package dev.howl.benchmarks;

import org.jspecify.annotations.NullMarked;
