/** Internal: the rules of the specification and of {@code x-howl-*}, each in a class or a table of its own. */
@NullMarked
package dev.howl.model.check;

import org.jspecify.annotations.NullMarked;
