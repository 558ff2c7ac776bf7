/** The server under chaos, with one topic of each kind to which clients publish. */
@NullMarked
package dev.howl.chaos.node;

import org.jspecify.annotations.NullMarked;
