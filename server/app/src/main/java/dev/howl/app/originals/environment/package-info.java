/** The mapping of the originals' environment variables to Howl's settings. */
@NullMarked
package dev.howl.app.originals.environment;

import org.jspecify.annotations.NullMarked;
