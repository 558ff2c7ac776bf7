/** Schemas as tables: types in words, rules, alternatives side by side. */
@NullMarked
package dev.howl.generator.docs.schema;

import org.jspecify.annotations.NullMarked;
