/** The report of a start that a feature has ended. */
@NullMarked
package dev.howl.app.start;

import org.jspecify.annotations.NullMarked;
