/** Tests of the moderation. */
@NullMarked
package dev.howl.app.moderation;

import org.jspecify.annotations.NullMarked;
