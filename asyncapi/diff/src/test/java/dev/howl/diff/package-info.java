@NullMarked
package dev.howl.diff;

import org.jspecify.annotations.NullMarked;
