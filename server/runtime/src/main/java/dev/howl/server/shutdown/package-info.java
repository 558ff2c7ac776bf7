/** Ends the process in order when it is told to. */
@NullMarked
package dev.howl.server.shutdown;

import org.jspecify.annotations.NullMarked;
