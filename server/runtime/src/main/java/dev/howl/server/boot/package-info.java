/** Auto-configuration and settings of the starter, and failure analyzers for its start. */
@NullMarked
package dev.howl.server.boot;

import org.jspecify.annotations.NullMarked;
