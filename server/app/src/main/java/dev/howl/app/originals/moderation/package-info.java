/** The commands of the original's moderation panels, for clients that exist already. */
@NullMarked
package dev.howl.app.originals.moderation;

import org.jspecify.annotations.NullMarked;
