/** The original wire of the moderation panels. */
@NullMarked
package dev.howl.app.originals.moderation;

import org.jspecify.annotations.NullMarked;
