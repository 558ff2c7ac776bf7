/** Checks of a conformance run: what is sent, and what counts as a right answer. */
@NullMarked
package dev.howl.testkit.conformance.check;

import org.jspecify.annotations.NullMarked;
