/** Loads by hostile clients, run by {@code make chaos} only. */
@NullMarked
package dev.howl.app.load;

import org.jspecify.annotations.NullMarked;
