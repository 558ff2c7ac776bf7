/** Windows: the recent events of each topic and key, in memory and ready to be written. */
@NullMarked
package dev.howl.server.window;

import org.jspecify.annotations.NullMarked;
