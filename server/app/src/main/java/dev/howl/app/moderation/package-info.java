/** Moderation: prepared replies to comments wait for an operator's decision. */
@NullMarked
package dev.howl.app.moderation;

import org.jspecify.annotations.NullMarked;
