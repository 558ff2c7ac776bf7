/** The grammars behind the {@code format} keyword of JSON Schema. */
@NullMarked
package dev.howl.runtime.format;

import org.jspecify.annotations.NullMarked;
