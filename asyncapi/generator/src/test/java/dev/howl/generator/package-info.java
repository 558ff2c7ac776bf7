@NullMarked
package dev.howl.generator;

import org.jspecify.annotations.NullMarked;
