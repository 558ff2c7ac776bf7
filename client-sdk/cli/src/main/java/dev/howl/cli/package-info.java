/** The command {@code howl}. */
@NullMarked
package dev.howl.cli;

import org.jspecify.annotations.NullMarked;
