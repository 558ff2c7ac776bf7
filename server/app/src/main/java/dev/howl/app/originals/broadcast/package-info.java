/** The original wire of the broadcast server. */
@NullMarked
package dev.howl.app.originals.broadcast;

import org.jspecify.annotations.NullMarked;
