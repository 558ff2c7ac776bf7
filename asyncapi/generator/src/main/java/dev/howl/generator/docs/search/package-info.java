/** The index of the search, which a script reads in the browser. */
@NullMarked
package dev.howl.generator.docs.search;

import org.jspecify.annotations.NullMarked;
