/** Maven goals {@code generate} and {@code validate}: thin wrappers around the generator and the contract reader. */
@NullMarked
package dev.howl.maven;

import org.jspecify.annotations.NullMarked;
