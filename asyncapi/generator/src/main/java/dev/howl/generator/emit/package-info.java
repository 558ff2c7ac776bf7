/** Java source for a plan: types and the channel's description, and what every emitter shares. */
@NullMarked
package dev.howl.generator.emit;

import org.jspecify.annotations.NullMarked;
