/** Sequential execution, for wires whose messages clients correlate by their order. */
@NullMarked
package dev.howl.app.originals.sequential;

import org.jspecify.annotations.NullMarked;
