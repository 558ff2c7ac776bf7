@NullMarked
package dev.howl.testkit;

import org.jspecify.annotations.NullMarked;
