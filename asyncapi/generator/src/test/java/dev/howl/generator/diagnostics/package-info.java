/** The page of diagnostics, made of documents that produce them. */
@NullMarked
package dev.howl.generator.diagnostics;

import org.jspecify.annotations.NullMarked;
