/** The processes that serve one log. */
@NullMarked
package dev.howl.server.cluster;

import org.jspecify.annotations.NullMarked;
