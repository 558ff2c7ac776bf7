/** The command line {@code howl}: a client of a Howl server and a tool for AsyncAPI documents. */
@NullMarked
package dev.howl.cli;

import org.jspecify.annotations.NullMarked;
