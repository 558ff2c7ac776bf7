/** Log output on which texts of strangers cannot forge lines or control a terminal. */
@NullMarked
package dev.howl.server.logging;

import org.jspecify.annotations.NullMarked;
