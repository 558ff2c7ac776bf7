@NullMarked
package dev.howl.comparison;

import org.jspecify.annotations.NullMarked;
