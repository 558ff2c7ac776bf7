@NullMarked
package dev.howl.diff.print;

import org.jspecify.annotations.NullMarked;
