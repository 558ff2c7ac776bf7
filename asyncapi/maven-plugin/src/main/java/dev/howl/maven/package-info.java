/** The goals {@code generate} and {@code validate}: one request in, one result out. */
@NullMarked
package dev.howl.maven;

import org.jspecify.annotations.NullMarked;
