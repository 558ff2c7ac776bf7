/** What is to be generated, decided before a line is emitted: names, types, facets, topics. */
@NullMarked
package dev.howl.generator.plan;

import org.jspecify.annotations.NullMarked;
