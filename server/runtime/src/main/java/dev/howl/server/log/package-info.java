/** The interfaces of the log: what an engine implements, and what it is called by. */
@NullMarked
package dev.howl.server.log;

import org.jspecify.annotations.NullMarked;
