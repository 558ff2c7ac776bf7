/** Documents to compare, in files and in revisions of Git. */
@NullMarked
package dev.howl.diff.read;

import org.jspecify.annotations.NullMarked;
