/** The tour of {@code howl demo}, which shows the features of a server that it starts. */
@NullMarked
package dev.howl.demo;

import org.jspecify.annotations.NullMarked;
