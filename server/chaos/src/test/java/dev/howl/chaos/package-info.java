@NullMarked
package dev.howl.chaos;

import org.jspecify.annotations.NullMarked;
