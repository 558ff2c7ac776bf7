/** Tells listeners in this process of the events of a log. */
@NullMarked
package dev.howl.server.listen;

import org.jspecify.annotations.NullMarked;
