/** Counts, and their names for Micrometer. */
@NullMarked
package dev.howl.server.metrics;

import org.jspecify.annotations.NullMarked;
