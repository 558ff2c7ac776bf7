/** Sequence diagrams: what client and server send each other, as a picture and in words. */
@NullMarked
package dev.howl.generator.docs.diagram;

import org.jspecify.annotations.NullMarked;
