/** The orderly end of the process: signals and drain. */
@NullMarked
package dev.howl.server.shutdown;

import org.jspecify.annotations.NullMarked;
