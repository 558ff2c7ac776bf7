/** The plans that distinguish the messages of one direction. */
@NullMarked
package dev.howl.model.routing;

import org.jspecify.annotations.NullMarked;
