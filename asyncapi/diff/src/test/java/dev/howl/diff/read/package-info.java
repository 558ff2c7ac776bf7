@NullMarked
package dev.howl.diff.read;

import org.jspecify.annotations.NullMarked;
