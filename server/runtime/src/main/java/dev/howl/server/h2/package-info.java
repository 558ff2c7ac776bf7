/** The default database: an H2 file that is kept small, and reopened after a failure of its disk. */
@NullMarked
package dev.howl.server.h2;

import org.jspecify.annotations.NullMarked;
