/** The released versions of a contract, and what changed from one to the next. */
@NullMarked
package dev.howl.generator.docs.change;

import org.jspecify.annotations.NullMarked;
