/** Findings about a document, and the places in it that they point at. */
@NullMarked
package dev.howl.model.diagnostic;

import org.jspecify.annotations.NullMarked;
