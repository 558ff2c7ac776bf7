@NullMarked
package dev.howl.demo;

import org.jspecify.annotations.NullMarked;
