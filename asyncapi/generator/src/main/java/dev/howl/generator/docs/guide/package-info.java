/** Guides in Markdown, and the pages that are made of them. */
@NullMarked
package dev.howl.generator.docs.guide;

import org.jspecify.annotations.NullMarked;
