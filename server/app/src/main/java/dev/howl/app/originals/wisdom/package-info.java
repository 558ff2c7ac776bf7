/** The original wire of the wolf wisdom server. */
@NullMarked
package dev.howl.app.originals.wisdom;

import org.jspecify.annotations.NullMarked;
