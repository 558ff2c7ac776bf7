/** Tests of what the original wires have in common. */
@NullMarked
package dev.howl.app.originals;

import org.jspecify.annotations.NullMarked;
