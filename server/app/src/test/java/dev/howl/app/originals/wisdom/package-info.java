/** Tests of the wolf wisdom server's wire. */
@NullMarked
package dev.howl.app.originals.wisdom;

import org.jspecify.annotations.NullMarked;
