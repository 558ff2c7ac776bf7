@NullMarked
package dev.howl.testkit.mock;

import org.jspecify.annotations.NullMarked;
