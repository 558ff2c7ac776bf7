/** Files on disk: only what changed is written, what is no longer generated is removed. */
@NullMarked
package dev.howl.generator.write;

import org.jspecify.annotations.NullMarked;
