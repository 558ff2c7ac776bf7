@NullMarked
package dev.howl.runtime;

import org.jspecify.annotations.NullMarked;
