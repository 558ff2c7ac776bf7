@NullMarked
package dev.howl.testkit.wire;

import org.jspecify.annotations.NullMarked;
