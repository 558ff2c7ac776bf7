/** The plan of a generation, complete before any source is emitted: names, types, facets, topics. */
@NullMarked
package dev.howl.generator.plan;

import org.jspecify.annotations.NullMarked;
