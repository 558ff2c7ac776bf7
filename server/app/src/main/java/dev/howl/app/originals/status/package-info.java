/** The wire of the status dashboard's own server, for clients that exist already. */
@NullMarked
package dev.howl.app.originals.status;

import org.jspecify.annotations.NullMarked;
