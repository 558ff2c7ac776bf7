/** The loop on which features run their background jobs. */
@NullMarked
package dev.howl.app.background;

import org.jspecify.annotations.NullMarked;
