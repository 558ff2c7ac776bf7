/** The wire of the broadcast server, byte for byte. */
@NullMarked
package dev.howl.app.originals.broadcast;

import org.jspecify.annotations.NullMarked;
