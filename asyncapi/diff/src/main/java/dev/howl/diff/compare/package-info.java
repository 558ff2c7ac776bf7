/** Comparison of two documents: servers, channels, messages, operations, extensions, generated Java. */
@NullMarked
package dev.howl.diff.compare;

import org.jspecify.annotations.NullMarked;
