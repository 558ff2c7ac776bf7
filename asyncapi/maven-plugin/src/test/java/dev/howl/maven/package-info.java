@NullMarked
package dev.howl.maven;

import org.jspecify.annotations.NullMarked;
