/** The wires of the weather server: echo, chat rooms, alerts. */
@NullMarked
package dev.howl.app.originals.weather;

import org.jspecify.annotations.NullMarked;
