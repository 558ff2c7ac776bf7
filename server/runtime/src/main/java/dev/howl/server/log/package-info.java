/** The interfaces of the log: those that an engine implements, and those that it calls. */
@NullMarked
package dev.howl.server.log;

import org.jspecify.annotations.NullMarked;
