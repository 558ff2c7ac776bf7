/** The page on which a reader sends messages to a server, and the data that its script needs. */
@NullMarked
package dev.howl.generator.docs.playground;

import org.jspecify.annotations.NullMarked;
