/** Comparison of the values that two schemas accept. */
@NullMarked
package dev.howl.diff.schema;

import org.jspecify.annotations.NullMarked;
