/** {@code howl demo}: a tour of a server that it starts itself. */
@NullMarked
package dev.howl.demo;

import org.jspecify.annotations.NullMarked;
