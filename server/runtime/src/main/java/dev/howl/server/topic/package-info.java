/** A served topic: its publisher, and the listeners in this process. */
@NullMarked
package dev.howl.server.topic;

import org.jspecify.annotations.NullMarked;
