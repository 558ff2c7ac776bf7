/** Tests of the weather server's wires. */
@NullMarked
package dev.howl.app.originals.weather;

import org.jspecify.annotations.NullMarked;
