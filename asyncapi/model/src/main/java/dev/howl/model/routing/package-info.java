/** The plans by which the messages of one direction are told apart. */
@NullMarked
package dev.howl.model.routing;

import org.jspecify.annotations.NullMarked;
