/** The original wire of the status dashboard. */
@NullMarked
package dev.howl.app.originals.status;

import org.jspecify.annotations.NullMarked;
