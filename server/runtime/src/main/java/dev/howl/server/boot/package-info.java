/** Auto-configuration, settings, and the check that every handler is there. */
@NullMarked
package dev.howl.server.boot;

import org.jspecify.annotations.NullMarked;
