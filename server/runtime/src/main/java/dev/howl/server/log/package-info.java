/** Topics as append-only logs of events. */
@NullMarked
package dev.howl.server.log;

import org.jspecify.annotations.NullMarked;
