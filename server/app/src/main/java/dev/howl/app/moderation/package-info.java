/** Moderation: prepared replies to comments and reviews, which an operator approves or rejects. */
@NullMarked
package dev.howl.app.moderation;

import org.jspecify.annotations.NullMarked;
