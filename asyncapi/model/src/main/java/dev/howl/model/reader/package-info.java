/** The way in: reads, links and checks a document. */
@NullMarked
package dev.howl.model.reader;

import org.jspecify.annotations.NullMarked;
