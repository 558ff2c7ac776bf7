/** Random documents and frames, on which generated code has to agree with validators that know nothing of Howl. */
@NullMarked
package dev.howl.generator.differential;

import org.jspecify.annotations.NullMarked;
