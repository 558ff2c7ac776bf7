/** The Howl server: {@link dev.howl.app.HowlServer} starts it. Each package below is one feature, and knows no other. */
@NullMarked
package dev.howl.app;

import org.jspecify.annotations.NullMarked;
