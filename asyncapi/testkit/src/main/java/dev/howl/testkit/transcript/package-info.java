/** Transcripts of traffic, as {@code howl record} writes and {@code howl mock --replay} reads them. */
@NullMarked
package dev.howl.testkit.transcript;

import org.jspecify.annotations.NullMarked;
