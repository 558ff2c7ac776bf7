/** Tests that concern several original wires. */
@NullMarked
package dev.howl.app.originals;

import org.jspecify.annotations.NullMarked;
