/**
 * Conventions that hold in the sources of the whole repository. They are checked in the first module of the build, so
 * that a violation fails within seconds.
 */
@NullMarked
package dev.howl.conventions;

import org.jspecify.annotations.NullMarked;
