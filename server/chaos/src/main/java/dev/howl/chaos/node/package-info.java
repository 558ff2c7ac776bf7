/** A server with one topic of each kind, which clients publish on. */
@NullMarked
package dev.howl.chaos.node;

import org.jspecify.annotations.NullMarked;
