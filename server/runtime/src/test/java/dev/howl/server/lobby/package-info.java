/** A channel whose address, query and headers have parameters. */
@NullMarked
package dev.howl.server.lobby;

import org.jspecify.annotations.NullMarked;
