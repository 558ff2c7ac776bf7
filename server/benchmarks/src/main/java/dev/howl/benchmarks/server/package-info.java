/** The Howl server that is measured. */
@NullMarked
package dev.howl.benchmarks.server;

import org.jspecify.annotations.NullMarked;
