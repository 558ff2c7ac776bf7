/** The messages of a channel, and where they have their correlation ids. */
@NullMarked
package dev.howl.testkit.correlation;

import org.jspecify.annotations.NullMarked;
