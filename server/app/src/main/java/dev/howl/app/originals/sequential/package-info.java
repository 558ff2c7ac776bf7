/** One thing after the other, for wires on which the order of what is said tells what it belongs to. */
@NullMarked
package dev.howl.app.originals.sequential;

import org.jspecify.annotations.NullMarked;
