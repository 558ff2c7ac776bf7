/**
 * The Howl server, started by {@link dev.howl.app.HowlServer}. Each package below is one feature and depends on no other
 * feature.
 */
@NullMarked
package dev.howl.app;

import org.jspecify.annotations.NullMarked;
