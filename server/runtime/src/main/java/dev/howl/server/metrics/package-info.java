/** Counters of the server, and their Micrometer meters. */
@NullMarked
package dev.howl.server.metrics;

import org.jspecify.annotations.NullMarked;
