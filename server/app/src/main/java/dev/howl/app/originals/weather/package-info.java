/** The original wires of the weather server: echo, chat and alerts. */
@NullMarked
package dev.howl.app.originals.weather;

import org.jspecify.annotations.NullMarked;
