/** Tests of the broadcast server's wire. */
@NullMarked
package dev.howl.app.originals.broadcast;

import org.jspecify.annotations.NullMarked;
