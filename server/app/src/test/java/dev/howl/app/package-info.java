/** The server as users meet it: a process of its own, behind the recorder. */
@NullMarked
package dev.howl.app;

import org.jspecify.annotations.NullMarked;
