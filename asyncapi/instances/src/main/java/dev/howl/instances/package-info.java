/** Instances of a contract's messages: valid frames, frames that break one constraint, and frames that are no JSON. */
@NullMarked
package dev.howl.instances;

import org.jspecify.annotations.NullMarked;
