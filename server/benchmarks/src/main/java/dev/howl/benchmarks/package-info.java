/** Benchmarks of Howl and other WebSocket servers, all on this machine and over the loopback interface. */
@NullMarked
package dev.howl.benchmarks;

import org.jspecify.annotations.NullMarked;
