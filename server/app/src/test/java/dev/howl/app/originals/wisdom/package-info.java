/** The wire of the wolf wisdom server, byte for byte. */
@NullMarked
package dev.howl.app.originals.wisdom;

import org.jspecify.annotations.NullMarked;
