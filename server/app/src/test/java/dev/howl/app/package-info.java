/** Acceptance tests of the server as a process of its own, behind the recorder. */
@NullMarked
package dev.howl.app;

import org.jspecify.annotations.NullMarked;
