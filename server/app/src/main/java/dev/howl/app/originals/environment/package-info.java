/** The environment variables of the servers that Howl replaces, taken for the settings that they stand for. */
@NullMarked
package dev.howl.app.originals.environment;

import org.jspecify.annotations.NullMarked;
