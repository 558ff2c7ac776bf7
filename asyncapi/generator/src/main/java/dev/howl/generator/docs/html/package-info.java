/** Pieces of HTML: everything that comes from a document is escaped where it is written. */
@NullMarked
package dev.howl.generator.docs.html;

import org.jspecify.annotations.NullMarked;
