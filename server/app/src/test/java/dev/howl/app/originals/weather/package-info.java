/** The wires of the weather server, byte for byte. */
@NullMarked
package dev.howl.app.originals.weather;

import org.jspecify.annotations.NullMarked;
