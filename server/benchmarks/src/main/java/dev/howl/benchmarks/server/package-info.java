/** The Howl server under measurement. */
@NullMarked
package dev.howl.benchmarks.server;

import org.jspecify.annotations.NullMarked;
